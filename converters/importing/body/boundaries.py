"""How headings end and how paragraphs begin: pairs of characters, as counted in public texts.

Counted in 161 government reports, documents and speeches: a weight of 3 stands for a pair at
least thirty times as frequent at such an edge as elsewhere, 2 for nine times, 1 for three times.
"""

_ENDS = {
    3: (
        "举措 任务 动能 势头 取向 回顾 增收 大业 安排 局面 底线 意义 成就 战役 振兴 效应 "
        "效能 步伐 活力 潜力 福祉 考虑 要求 说明 部署"
    ),
    2: (
        "主线 主题 之路 优势 体会 体系 作为 作用 作风 使命 保证 保障 信心 信念 关系 关键 "
        "创新 到位 制度 力度 加强 动力 升级 发展 台阶 合力 和谐 品牌 品质 地位 培训 基础 "
        "增强 安全 定力 实处 实效 宣传 屏障 工作 底色 建议 建设 开放 引擎 形势 形象 征程 "
        "思路 情况 意见 意识 成效 成果 成绩 战略 担当 措施 提升 提高 支撑 改革 政策 效性 "
        "效益 整改 新篇 方向 方式 方案 方针 服务 本色 本领 机制 核心 根本 格局 民生 氛围 "
        "水平 特点 环境 理念 监督 目标 督查 秩序 稳定 突破 管理 篇章 精神 素质 繁荣 纪律 "
        "组织 经验 考核 能力 自觉 落实 行动 见效 规划 计划 认识 贡献 责任 质量 起来 跨越 "
        "转变 转型 进展 进步 重点 问题 队伍 防线 阵地 需求 领导 飞跃 高地"
    ),
    1: ("事业 增长 实施 收入 政府 生活 结构 调整 风险"),
}
_BEGINNINGS = {
    3: (
        "一是 一要 七是 三是 三要 下面 为了 为进 九是 二是 二要 五是 今天 今年 从去 从当 "
        "从第 你们 你局 八是 六是 刚刚 刚才 十是 千方 各位 四是 四要 回顾 在上 在充 在卫 "
        "在基 在增 在教 在文 在水 在看 在科 在肯 在过 多管 如前 展望 建强 当今 总之 悠悠 "
        "您提 我受 我在 早在 显然 本届 注释 现在 现将 用改 第三 第九 第二 第五 第六 第四 "
        "织密 综观 要扩 过去 近年 这五 这次 通观 附件 面对"
    ),
    2: (
        "一九 一年 上述 与此 东部 严守 中国 中日 中美 中苏 为实 为此 五届 五年 今后 从今 "
        "从根 以习 以建 以新 但是 促进 做强 全世 全力 全县 关于 其次 制订 加力 加快 去年 "
        "各有 各省 同意 围绕 在今 在党 在农 在大 在对 在工 在总 在我 在推 在改 在政 在整 "
        "在新 在此 在治 在深 在社 在第 在经 坚持 多措 大力 守牢 对标 对资 尽早 尽量 强化 "
        "当前 当然 总的 感谢 我们 我国 扎实 打好 提速 文体 无论 日本 最后 最近 根据 此外 "
        "毛主 毫不 民心 深入 深化 激活 狠抓 由于 由此 目前 着力 积极 稳健 第一 第七 第八 "
        "继续 聚焦 要推 要提 财税 近几 这一 这几 这是 这里 鉴于 铸牢 防范 随着 首先"
    ),
    1: (
        "一体 不断 中共 中华 丰富 乡村 事实 优先 优化 伟大 保持 信访 做大 做好 健全 充分 "
        "党的 全年 全省 全面 几年 分析 分类 切实 办好 加大 加强 协同 只有 台湾 各地 各级 "
        "同志 同时 因此 固定 国务 国有 国民 国营 在一 在中 在发 在各 在国 在实 在建 坚决 "
        "坚定 城乡 多年 大家 始终 实施 实现 实行 对于 对外 对我 工农 巩固 弘扬 总结 我代 "
        "打造 扩大 抓实 抓紧 拓展 持续 按照 推动 推进 提升 搞好 新中 新形 更大 更好 更高 "
        "有些 机械 构建 注重 湖北 激发 煤炭 生命 电力 畅通 省委 石油 稳增 稳步 突出 第十 "
        "精准 繁荣 经过 统筹 维护 综合 美国 苏联 落实 要保 要加 要在 要坚 要大 要把 要按 "
        "要积 要继 要进 要通 要采 解放 认真 让我 轻工 这些 进一 进入 适应 重工 除了 香港 "
        "高度 高标 高水"
    ),
}


def _weights(table: dict[int, str]) -> dict[str, float]:
    return {pair: float(weight) for weight, pairs in table.items() for pair in pairs.split()}


ENDS = _weights(_ENDS)
"""The weight of the last two characters of a heading."""
LAST = frozenset("力性感观策度效制务求局系")
"""Characters that end a heading whatever stands before them; they weigh little."""
BEGINNINGS = _weights(_BEGINNINGS)
"""The weight of the first two characters of a paragraph."""
FIRST = frozenset("据要今你我各随根过当在近去由但现从按为对这")
"""Characters that begin a paragraph whatever follows them; they weigh little."""
CONTINUED = frozenset(["回顾", "总结", "部署", "安排", "打算", "展望", "总体", "情况"])
"""Nouns with which a heading goes on after 工作, 发展 or 的, though paragraphs begin with them."""
