namespace MissionGov.Analysis.ControlCharts;

/// <summary>What a direction means for a measure.</summary>
internal static class Labels
{
    public static PointLabel Of(int direction, Improvement improvement) => (direction, improvement) switch
    {
        (0, _) => PointLabel.CommonCause,
        ( > 0, Improvement.Neutral) => PointLabel.NeutralHigh,
        (_, Improvement.Neutral) => PointLabel.NeutralLow,
        ( > 0, Improvement.Increase) or ( < 0, Improvement.Decrease) => PointLabel.Improvement,
        _ => PointLabel.Concern,
    };

    public static Variation Icon(PointLabel latest, Improvement improvement) => latest switch
    {
        PointLabel.Improvement => improvement == Improvement.Increase ? Variation.ImprovementHigh : Variation.ImprovementLow,
        PointLabel.Concern => improvement == Improvement.Increase ? Variation.ConcernLow : Variation.ConcernHigh,
        PointLabel.NeutralHigh => Variation.NeutralHigh,
        PointLabel.NeutralLow => Variation.NeutralLow,
        _ => Variation.CommonCause,
    };

    /// <summary>A target that lies on a limit may be missed or hit.</summary>
    public static Assurance Assure(double? lower, double? upper, double? target, Improvement improvement)
    {
        if (lower is null || target is not { } goal || improvement == Improvement.Neutral) return Assurance.None;
        if (goal > upper) return improvement == Improvement.Increase ? Assurance.Fail : Assurance.Pass;
        if (goal < lower) return improvement == Improvement.Increase ? Assurance.Pass : Assurance.Fail;
        return Assurance.Inconsistent;
    }
}
