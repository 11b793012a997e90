"""
One output on request: `snakemake output/pdf/s2020-0716-01.pdf`.

INPUTS: the stamp of the shard that the speech is in, and the speech itself.
OUTPUTS: the file itself, made by the shard's job; `update` keeps it where it is.
"""


rule one:
    input:
        stamp=stamp_of_speech,
        speech=speech_file,
    output:
        update("output/{format}/{id}{suffix}"),
    wildcard_constraints:
        id=r"[a-z0-9][a-z0-9-]*",
        suffix=one_of(PLAN["formats"].values()),
    message:
        "已备好 {output}"
    shell:
        "test -f {output:q} && touch {output:q}"
