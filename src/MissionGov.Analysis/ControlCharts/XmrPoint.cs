namespace MissionGov.Analysis.ControlCharts;

/// <summary>One point of an XmR chart.</summary>
/// <param name="Value">What was observed; null where nothing was. A missing point takes part in no rule.</param>
/// <param name="Group">Which group it belongs to, as an index into <see cref="XmrChart.Groups"/>.</param>
/// <param name="Causes">Every rule that it is part of.</param>
/// <param name="Direction">The direction of the deciding rule: 1 up, -1 down, 0 where there is none. A trend has that of its steps, on either side of the mean.</param>
/// <param name="Label">What that means for this measure.</param>
public sealed record XmrPoint(double? Value, int Group, SpecialCauses Causes, int Direction, PointLabel Label)
{
    /// <summary>The rule that decides the label: the strongest of <see cref="Causes"/>.</summary>
    public SpecialCauses Deciding => Causes & (SpecialCauses)(-(int)Causes);
}
