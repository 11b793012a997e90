"""The one list of runs. A new kind of fault is a module with a `play` and a line here."""

from scripts.faults import (
    caches,
    disk,
    edits,
    imports,
    kills,
    settings,
    small_disk,
    sources,
    stores,
    workflow,
)
from scripts.faults.tally import Run

RUNS: tuple[Run, ...] = (
    Run("kills", "构建中途被强行结束", kills.play),
    Run("workflow", "Snakemake 构建时有人改、被结束、两个同时", workflow.play),
    Run("disk", "磁盘写满", disk.play),
    # To mount a disk is not allowed everywhere, as in some containers.
    *([Run("disks", "真的小磁盘写满", small_disk.play)] if small_disk.way() else []),
    Run("edits", "构建时有人改文件", edits.play),
    Run("caches", "缓存被写坏", caches.play),
    Run("stores", "成品库被写坏、写到一半被结束、两个同时写", stores.play),
    Run("imports", "导入损坏、恶意的文件", imports.play),
    Run("sources", "讲话稿损坏、恶意", sources.play),
    Run("settings", "设置和书损坏、恶意", settings.play),
)
