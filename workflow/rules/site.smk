"""
The archive site, one job: it rewrites only the pages that change.

INPUTS: the stamps of all shards and books, for the pages name the downloads and their sizes.
OUTPUTS: output/site/ and a stamp that it is done.
"""


rule site:
    input:
        stamps=ancient(STAMPS),
        books=ancient(OFFERED),
    output:
        stamp="output/.huibian/done/site/site.json",
    log:
        "output/.huibian/log/site.log",
    message:
        "正在生成网站"
    shell:
        "huibian step site > {log:q} 2>&1"
