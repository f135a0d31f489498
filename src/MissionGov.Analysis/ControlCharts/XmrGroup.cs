namespace MissionGov.Analysis.ControlCharts;

/// <summary>The points between two rebasings, which share their limits.</summary>
/// <param name="Start">Zero-based index of its first point.</param>
/// <param name="Count">How many periods it spans, missing ones included.</param>
/// <param name="Observed">How many of them hold a value.</param>
/// <param name="Limits">Null where no two neighbouring points hold a value, so that there is no moving range.</param>
public sealed record XmrGroup(int Start, int Count, int Observed, ProcessLimits? Limits)
{
    /// <summary>Limits from fewer points than this are trial limits.</summary>
    public const int FewestForLimits = 13;

    /// <summary>The limits are trial ones: they will move as points are added.</summary>
    public bool IsTrial => Count < FewestForLimits;
}
