namespace MissionGov.Analysis.ControlCharts;

/// <summary>What an XmR chart says of one of many series.</summary>
/// <param name="Mean">The centre, in the unit of the series.</param>
/// <param name="MeanRange">The mean distance between neighbouring points, after screening.</param>
/// <param name="Variation">What the latest point says.</param>
public readonly record struct XmrSummary(double Mean, double MeanRange, Variation Variation)
{
    /// <summary>The limits and what follows from them.</summary>
    public ProcessLimits Limits => new(Mean, MeanRange);
}

/// <summary>What an XmR chart says of one point of one of many series, in one byte.</summary>
/// <param name="Bits">The rules, and above them whether the strongest points upwards.</param>
public readonly record struct XmrMark(byte Bits)
{
    internal const byte Up = 16;

    /// <summary>Every rule that the point is part of.</summary>
    public SpecialCauses Causes => (SpecialCauses)(Bits & (Up - 1));

    /// <summary>The direction of the strongest: 1 up, -1 down, 0 where there is none.</summary>
    public int Direction => Causes == SpecialCauses.None ? 0 : (Bits & Up) != 0 ? 1 : -1;
}
