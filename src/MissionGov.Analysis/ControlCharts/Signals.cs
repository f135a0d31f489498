namespace MissionGov.Analysis.ControlCharts;

/// <summary>Which way is better.</summary>
public enum Improvement
{
    /// <summary>A larger value is better.</summary>
    Increase,

    /// <summary>A smaller value is better.</summary>
    Decrease,

    /// <summary>Neither is better: the measure gives context.</summary>
    Neutral,
}

/// <summary>The rules that tell a real change from the ups and downs of a steady measure, the strongest first.</summary>
[Flags]
public enum SpecialCauses
{
    /// <summary>No rule: what a steady measure does.</summary>
    None = 0,

    /// <summary>The point lies outside its limits.</summary>
    Outside = 1,

    /// <summary>One of at least seven points that each rise, or each fall.</summary>
    Trend = 2,

    /// <summary>One of two points out of three on one side that lie close to the limit, yet within it.</summary>
    TwoInThree = 4,

    /// <summary>One of at least seven points in a row on one side of the mean.</summary>
    Shift = 8,
}

/// <summary>What a point says about the measure.</summary>
public enum PointLabel
{
    /// <summary>Nothing: within the usual ups and downs.</summary>
    CommonCause,

    /// <summary>A real change for the better.</summary>
    Improvement,

    /// <summary>A real change for the worse.</summary>
    Concern,

    /// <summary>A real change upwards of a measure with no better side.</summary>
    NeutralHigh,

    /// <summary>A real change downwards of a measure with no better side.</summary>
    NeutralLow,
}

/// <summary>What the latest point says, as an icon beside the measure.</summary>
public enum Variation
{
    /// <summary>No real change.</summary>
    CommonCause,

    /// <summary>Getting better; higher is better.</summary>
    ImprovementHigh,

    /// <summary>Getting better; lower is better.</summary>
    ImprovementLow,

    /// <summary>Getting worse; lower is better.</summary>
    ConcernHigh,

    /// <summary>Getting worse; higher is better.</summary>
    ConcernLow,

    /// <summary>A real change upwards.</summary>
    NeutralHigh,

    /// <summary>A real change downwards.</summary>
    NeutralLow,
}

/// <summary>Whether a measure that goes on as it is will hit its target.</summary>
public enum Assurance
{
    /// <summary>Not said: there is no target, no better side, or there are no limits.</summary>
    None,

    /// <summary>The target lies beyond the worse limit: it will be hit every time.</summary>
    Pass,

    /// <summary>The target lies beyond the better limit: it will not be hit.</summary>
    Fail,

    /// <summary>The target lies between the limits: hit or missed by chance.</summary>
    Inconsistent,
}
