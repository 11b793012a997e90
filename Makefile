# make：安装所缺的一切，生成样例；make test：跑全部测试；make help：列出其余目标。
#
# What is installed is remembered in stamps, written last and named after what they depend on:
# the content of the lock files and, as .venv cannot be moved, the folder. The system's packages
# are looked at every time, for nobody tells us when one goes.

BIN := .venv/bin
key = $(shell { pwd -P; cat $(1); } | sha256sum | cut -c 1-16)

LOCKS   := pyproject.toml requirements-setup.lock requirements.lock
RUNTIME := .venv/ready-runtime-$(call key,$(LOCKS))
DEV     := .venv/ready-dev-$(call key,$(LOCKS) requirements-dev.lock)
FONTS   := fonts/free/.ready-$(call key,converters/collection/free_fonts.py)
NPM     := node_modules/.ready-$(call key,package-lock.json)

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --no-emit-index-url --custom-compile-command 'make lock' $(UPGRADE)

# On each core a worker; more than four want too much memory. tests/conftest.py deals the tests out.
PYTEST := $(BIN)/pytest -n logical --maxprocesses 4 --no-loadscope-reorder

.PHONY: all build install fonts test test-fast laws clauses pictures lint format lock test-slurm test-fresh audit-deps eval-import bench-lines bench-docx bench-pdf bench-build bench-site bench-book faults mutants clean help system-runtime system-test
.NOTPARALLEL:
export PYTHON
# What is compiled is kept: compiling the tests anew takes each worker four seconds.
unexport PYTHONDONTWRITEBYTECODE

all: install build ## 安装所缺的一切，再生成样例到 output/（直接打 make 就是它）

build: install ## 生成 output/：只做有变化的部分
	@$(BIN)/huibian build

install: system-runtime $(RUNTIME) $(FONTS) ## 只安装，不生成
fonts: $(RUNTIME) $(FONTS) ## 只安装免费字体到 fonts/free/

test: system-test all $(DEV) $(NPM) ## 安装测试所需，跑全部测试
	$(PYTEST)

test-fast: install $(DEV) ## 只跑快的测试
	$(PYTEST) -m 'not slow'

laws: system-test all $(DEV) $(NPM) ## 跑全部测试，抽查的都查全：规律多试，整本样书，每份都校验
	$(PYTEST) --hypothesis-profile=laws

lint: $(DEV) ## 检查代码：格式、类型、分层、脚本
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/snakefmt --check Snakefile workflow
	$(BIN)/shellcheck -x -P SCRIPTDIR scripts/*.sh .ci/run

format: $(DEV) ## 把代码排成统一的格式
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format
	$(BIN)/snakefmt Snakefile workflow

lock: $(DEV) ## 按 pyproject.toml 重算锁定文件（全部升级：make lock UPGRADE=--upgrade）
	$(COMPILE) --group setup pyproject.toml -o requirements.lock
	$(COMPILE) --group setup -c requirements.lock -o requirements-setup.lock
	$(COMPILE) --group setup --group slurm -c requirements.lock pyproject.toml -o requirements-slurm.lock
	$(COMPILE) --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

test-slurm: system-runtime $(FONTS) ## 在本机装一个三个节点的 Slurm，用它生成样例，与本机生成的比较；再取消作业、断节点、杀进程
	@scripts/test-slurm.sh

test-fresh: ## 在只有 Python、make、git 的 Debian 12 里试 README 的两条命令（FRESH=放它的文件夹）
	@scripts/test-fresh.sh

audit-deps: install ## 核对依赖：许可证、锁定文件的校验值、有没有多余的包
	@$(BIN)/python -m scripts.audit_deps

clauses: install ## 条款对照表有改动后，重新写出 docs/clauses.md
	@$(BIN)/python -m scripts.clauses

pictures: build $(DEV) ## 样例的样子有变化后，重新画出 docs/ 里的图（要有 Chromium）
	@$(BIN)/python -m scripts.pictures

eval-import: $(DEV) ## 拿手工查出的事实评判导入（EVAL=文件夹）
	$(BIN)/python benchmarks/eval_import.py $(EVAL)

bench-lines: install $(DEV) ## 量一量断行：整段权衡与逐行排满对照（BENCH=文件夹）
	$(BIN)/python -m benchmarks.bench_lines $(BENCH)

bench-docx: install $(DEV) ## 量一量 DOCX 的生成速度，与 python-docx 和 pandoc 对照
	$(BIN)/python -m benchmarks.bench_docx

bench-pdf: install $(DEV) ## 量一量 PDF 的生成速度，与 Typst 和单独的 WeasyPrint 对照
	$(BIN)/python -m benchmarks.bench_pdf

faults: install $(DEV) ## 结束进程、写满磁盘、写坏缓存、喂坏文件，看承诺是否都守住（FAULTS='--seed 5 --minutes 14'）
	$(BIN)/python -m scripts.faults $(FAULTS)

mutants: install $(DEV) ## 植入一批错误，看测试发现多少（MUTANTS='--seed 5 --each 60 --new'，可断开再续）
	$(BIN)/python -m scripts.mutants $(MUTANTS)

# What these three may be told: make bench-site BENCH=--help lists it.
bench-build: install $(DEV) ## 量一量构建：无事可做、改正一篇、全部重做
	$(BIN)/python -m benchmarks.bench_build $(BENCH)

bench-site: system-test install $(DEV) ## 量一量网站：生成（与 MkDocs-Material 对照）、改正一篇、提法、搜索
	$(BIN)/python -m benchmarks.bench_site $(BENCH)

bench-book: system-test install $(DEV) ## 量一量编书：三百篇、约三千面，与 Typst 和 LibreOffice 对照
	$(BIN)/python -m benchmarks.bench_book $(BENCH)

clean: ## 删除 output/（讲话稿和已装好的东西不动）
	rm -rf output

help: ## 列出这些目标
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

system-runtime system-test:
	@scripts/system.sh $(@:system-%=%)

$(RUNTIME):
	@scripts/python.sh requirements.lock $@

$(DEV):
	@scripts/python.sh requirements-dev.lock $(RUNTIME) $@

$(FONTS): | $(RUNTIME)
	@rm -f fonts/free/.ready-*
	@$(BIN)/huibian fonts install
	@touch $@

$(NPM):
	npm ci --ignore-scripts --no-audit --no-fund
	mkdir -p node_modules # there is nothing to install on other machines than 64-bit PCs
	find node_modules -name ooxml-validator -type f -exec chmod +x {} +
	touch $@
