using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Analysis.Strategies;

/// <summary>A projected strategy with the draws it came from, so that another start, reach or plan costs only what is new in it.</summary>
public sealed class KeptPath
{
    private const int MostMoments = 1_000;

    // 160 MB of outcomes.
    private const int MostOutcomes = 20_000_000;

    private readonly DrawnPlans _plans;
    private readonly Dictionary<OutlookPoint, double[]> _statusQuo;

    private KeptPath(StrategyPath path, CheckedStrategy strategy, PathScale scale, KeptPath? before)
    {
        Path = path;
        _plans = DrawnPlans.Of(strategy, before?._plans);
        var same = before is not null && before.Path.Draws == path.Draws;
        _statusQuo = path.StatusQuo.Distinct().ToDictionary(point => point, point => same && before!._statusQuo.TryGetValue(point, out var drawn) ? drawn : StatusQuoDraws.Of(point.Distribution, path.Draws));
        var points = path.StatusQuo.Select(point => PointAt(point, strategy, scale)).ToList();
        Answer = new()
        {
            Points = points,
            Contributions = [.. path.Wedges.Select((wedge, place) => (double[])[.. path.StatusQuo.Select(point => strategy.Means[place] * wedge.NewAt(point.At) * Unit(strategy, point))])],
            Overlap = [.. path.StatusQuo.Select(point => OverlapAt(point, strategy))],
            ChanceOfMeeting = path.Target is { } target ? points[^1].Distribution.ChanceOf(target, path.Direction) : null,
            ChanceWithoutPlans = path.Target is { } goal ? path.StatusQuo[^1].Distribution.ChanceOf(goal, path.Direction) : null,
            WithoutEstimate = [.. path.Wedges.Where(wedge => wedge.Intervention.Effect is null).Select(wedge => wedge.Intervention.Name)],
            Warnings = [.. strategy.Warnings(), .. TooLate(path)],
        };
    }

    /// <summary>What was asked.</summary>
    public StrategyPath Path { get; }

    /// <summary>Where the indicator is heading.</summary>
    public StrategyOutlook Answer { get; }

    /// <summary>Projects a strategy and keeps the draws.</summary>
    /// <param name="path">As for <see cref="StrategyProjection.Project"/>.</param>
    /// <returns>The answer with its draws, refused as there.</returns>
    /// <exception cref="ArgumentException">As there.</exception>
    public static Answer<KeptPath> Of(StrategyPath path) => Of(path, null);

    /// <summary>Projects another strategy, keeping every draw that it has in common with this one.</summary>
    /// <param name="path">What is asked now.</param>
    /// <returns>The same as a fresh answer, to the last digit.</returns>
    /// <exception cref="ArgumentException">As for <see cref="StrategyProjection.Project"/>.</exception>
    public Answer<KeptPath> With(StrategyPath path) => Of(path, this);

    /// <summary>What if one wedge were different?</summary>
    /// <param name="place">Its place among the wedges, from 0.</param>
    /// <param name="changed">What it would be.</param>
    /// <returns>The same as a fresh answer, to the last digit.</returns>
    /// <exception cref="ArgumentException">There is no such place; or as for <see cref="StrategyProjection.Project"/>.</exception>
    public Answer<KeptPath> With(int place, Wedge changed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Path.Wedges.Count);
        return With(Path with { Wedges = [.. Path.Wedges.Select((wedge, i) => i == place ? changed : wedge)] });
    }

    private static Answer<KeptPath> Of(StrategyPath path, KeptPath? before)
    {
        ArgumentNullException.ThrowIfNull(path);
        Given.That(path.StatusQuo.Count is > 0 and <= MostMoments, $"A path has from 1 to {MostMoments} moments.", "statusQuo");
        foreach (var point in path.StatusQuo) Given.Number(point.At, "statusQuo");
        for (var i = 1; i < path.StatusQuo.Count; i++) Given.That(path.StatusQuo[i].At > path.StatusQuo[i - 1].At, "Moments come in order, each once.", "statusQuo");
        Given.That((long)path.Draws * path.StatusQuo.Count <= MostOutcomes, $"Draws times moments make at most {MostOutcomes}.", "draws");
        foreach (var wedge in path.Wedges)
        {
            if (wedge.End < wedge.Start) return Refuse(Refusal.OutOfDomain, $"{wedge.Intervention.Title} ends before it starts.");
        }

        if (PathScale.Of(path) is not { } scale) return Refuse(Refusal.OutOfDomain, "The status quo lies outside of what the indicator can be.");

        var question = new StrategyQuestion(path.StatusQuo[^1].Distribution, path.Target ?? path.StatusQuo[^1].Median, path.Direction, [.. path.Wedges.Select(wedge => wedge.Intervention)])
        {
            Combine = path.Combine,
            Correlation = path.Correlation,
            Overlaps = path.Overlaps,
            Draws = path.Draws,
            Seed = path.Seed,
        };
        return CheckedStrategy.Of(question) switch
        {
            Answer<CheckedStrategy>.Found(var strategy) => new Answer<KeptPath>.Found(new(path, strategy, scale, before)),
            Answer<CheckedStrategy>.Refused refused => Refuse(refused.Reason, refused.Message),
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };

        Answer<KeptPath> Refuse(Refusal reason, string why) => new Answer<KeptPath>.Refused(reason, path.Wedges.Count(wedge => wedge.Intervention.Effect is not null), 1) { Detail = why };
    }

    private static IEnumerable<string> TooLate(StrategyPath path) =>
        path.Wedges.Where(wedge => wedge.Intervention.Effect is not null && path.StatusQuo.All(point => wedge.NewAt(point.At) == 0))
            .Select(wedge => $"{wedge.Intervention.Title} has no effect in this time.");

    private double[] NewAt(OutlookPoint point) => [.. Path.Wedges.Select(wedge => wedge.NewAt(point.At))];

    // What to add to the contributions for the change expected from all.
    private double OverlapAt(OutlookPoint point, CheckedStrategy strategy)
    {
        double[] means = [.. strategy.Means.Zip(NewAt(point), (mean, share) => mean * share)];
        if (strategy.IsAdditive) return Path.Overlaps.Sum(overlap => OverlapSums.Of(overlap, means));
        return Unit(strategy, point) * (means.Aggregate(1.0, (left, mean) => left * (1 + mean)) - 1 - means.Sum());
    }

    // What relative changes are changes of; effects that add are in the unit already.
    private static double Unit(CheckedStrategy strategy, OutlookPoint point) => strategy.IsAdditive ? 1 : point.Distribution.Mean;

    private OutlookPoint PointAt(OutlookPoint point, CheckedStrategy strategy, PathScale scale)
    {
        var inForce = NewAt(point);
        if (Enumerable.Range(0, inForce.Length).All(place => inForce[place] * strategy.Question.Interventions[place].Strength == 0)) return point;

        var changes = new double[Path.Draws];
        Array.Fill(changes, strategy.IsAdditive ? OverlapAt(point, strategy) : 1);
        for (var k = 0; k < _plans.InOrder.Length; k++)
        {
            if (inForce[strategy.Order[k]] is not 0 and var share) Columns.Join(changes, _plans.InOrder[k].Values, share, strategy.IsAdditive);
        }

        if (!strategy.IsAdditive)
        {
            foreach (ref var change in changes.AsSpan()) change -= 1;
        }

        double[] outcomes = [.. _statusQuo[point]];
        scale.Move(outcomes, changes, point.Median, strategy.IsAdditive);
        return new(point.At, new SampledDistribution(outcomes));
    }
}
