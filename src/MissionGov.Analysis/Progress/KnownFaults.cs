namespace MissionGov.Analysis.Progress;

/// <summary>What is wrong with each rule, said beside every answer it gives.</summary>
internal static class KnownFaults
{
    private static readonly string[] Shared =
    [
        "It compares two years only: one unusual year at either end changes the word, and everything between is ignored.",
        "Another base year can change the word.",
        "Its thresholds are hard edges: a difference within the noise of the figures can change the word.",
    ];

    private static readonly string[] Growth =
    [
        "Growth in per cent flatters small values and understates large ones; near 100% of a bounded measure it says little.",
    ];

    public static IReadOnlyList<string> Of(ProgressMeasure measure) => measure switch
    {
        ProgressMeasure.OpenSdg =>
        [
            .. Shared,
            .. Growth,
            "No change at all counts as limited progress.",
            "A base value or target of zero is replaced by 0.001, whatever the unit.",
            "Figures that cross zero get no word.",
        ],
        ProgressMeasure.Eurostat =>
        [
            .. Shared,
            .. Growth,
            "Without a target, no change at all counts as moderate progress.",
            "Figures at or below zero get no word.",
        ],
        ProgressMeasure.UnProgressChart =>
        [
            .. Shared,
            .. Growth,
            "A small movement the wrong way still counts as limited or no progress, not as deterioration.",
            "Figures at or below zero get no word.",
        ],
        ProgressMeasure.PaceRatio =>
        [
            .. Shared,
            "It takes a straight line as the path required, whatever path was agreed.",
            "No change at all counts as limited progress.",
            "It says nothing about the latest direction: a series can be on track and moving the wrong way.",
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Unknown measure."),
    };
}
