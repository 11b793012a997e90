"""
One format's share of a shard, many speeches in one warm process.

INPUTS: the speeches of the shard. They are not declared: thousands of input files would cost
        Snakemake more than rendering them, and it judges by times. The plan knows their content
        and withdraws the stamp of a shard that is stale. A format that tells of printed pages
        waits for the stamp of the format that has them.
OUTPUTS: output/<format>/, a file a speech, and a stamp that they are done. Only the stamp is declared:
         Snakemake would delete the good outputs of a job that fails.
"""


rule render:
    input:
        first=ancient(stamp_before),
    output:
        stamp="output/.huibian/done/{format}/{shard}.json",
    log:
        "output/.huibian/log/{format}/{shard}.log",
    message:
        "正在生成 {wildcards.format}（分组 {wildcards.shard}）"
    shell:
        "huibian step render"
        " --format {wildcards.format:q}"
        " --shard {wildcards.shard:q}"
        " > {log:q} 2>&1"
