"""The one list of runs. A new kind of fault is a module with a `play` and a line here."""

from scripts.faults import caches, disk, edits, imports, kills, settings, sources
from scripts.faults.tally import Run

RUNS: tuple[Run, ...] = (
    Run("kills", "构建中途被强行结束", kills.play),
    Run("disk", "磁盘写满", disk.play),
    Run("edits", "构建时有人改文件", edits.play),
    Run("caches", "缓存被写坏", caches.play),
    Run("imports", "导入损坏、恶意的文件", imports.play),
    Run("sources", "讲话稿损坏、恶意", sources.play),
    Run("settings", "设置和书损坏、恶意", settings.play),
)
