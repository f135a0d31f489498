using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>Moves outcomes of the status quo by an effect, on the scale that they were projected on.</summary>
internal sealed class PathScale(ModelScale scale, Bounds bounds)
{
    // How much of the way to a bound an effect leaves at least.
    private const double Left = 1e-3;

    /// <summary>The scale of a path, or null where its middle lies outside its bounds.</summary>
    public static PathScale? Of(StrategyPath path) =>
        ModelScale.For(path.Transform, path.Bounds, [.. path.StatusQuo.Select(point => point.Median)]) is { } scale ? new(scale, path.Bounds) : null;

    /// <param name="outcomes">Moved, one by one.</param>
    /// <param name="changes">By how much, in the unit of the indicator; where effects multiply, by which share.</param>
    /// <param name="median">The middle of the outcomes, to which the changes apply.</param>
    /// <param name="isAdditive">Whether changes add or multiply.</param>
    public void Move(Span<double> outcomes, ReadOnlySpan<double> changes, double median, bool isAdditive)
    {
        double lowest = bounds.Lower ?? double.NegativeInfinity, highest = bounds.Upper ?? double.PositiveInfinity;
        if (scale.Kind == Transform.None)
        {
            for (var i = 0; i < outcomes.Length; i++) outcomes[i] = Math.Clamp(isAdditive ? outcomes[i] + changes[i] : outcomes[i] * (1 + changes[i]), lowest, highest);
            return;
        }

        var from = scale.Forward(median);
        var (least, most) = (Left * (lowest - median), Left * (highest - median));
        for (var i = 0; i < outcomes.Length; i++)
        {
            var moved = isAdditive ? median + changes[i] : median * (1 + changes[i]);
            if (double.IsFinite(least)) moved = Math.Max(moved, lowest - least);
            if (double.IsFinite(most)) moved = Math.Min(moved, highest - most);
            outcomes[i] = scale.Back(scale.Forward(outcomes[i]) + scale.Forward(moved) - from);
        }
    }
}
