namespace MissionGov.Domain.Missions;

/// <summary>Whether the last changes all went the right way, all the wrong way, or neither.</summary>
public enum Trend
{
    Worse,
    NoChange,
    Better,
}

/// <summary>The figures of a target that can be compared with its baseline, and what they say about reaching the goal.</summary>
public sealed class TargetHistory
{
    private const int HeldFor = 3;

    private readonly Target _target;
    private readonly SeriesSegments _segments;
    private readonly List<Observation> _outturns;

    /// <param name="observations">One vintage a period, oldest first.</param>
    public TargetHistory(Target target, IReadOnlyList<Observation> observations)
    {
        _target = target;
        _segments = new SeriesSegments(target.Indicator, observations);
        _outturns = [.. observations.Where(IsOutturn)];
        Comparable = [.. _outturns.Where(seen => _segments.Of(seen.Period) == Segment)];
        SinceBaseline = [.. Comparable.Where(seen => seen.Period.EndMonth > target.Goal.BaselinePeriod.EndMonth)];
    }

    /// <summary>Outturns in the stretch between series breaks that holds the baseline.</summary>
    public IReadOnlyList<Observation> Comparable { get; }

    public IReadOnlyList<Observation> SinceBaseline { get; }

    /// <summary>The break before the figures that can be compared; null where there are none from before it.</summary>
    public SeriesBreak? BreakBefore => _outturns.Exists(seen => _segments.Of(seen.Period) < Segment) ? _segments.Opening(Segment) : null;

    /// <summary>The first break between baseline and deadline that figures have passed; null when there is none.</summary>
    public SeriesBreak? BreakSince =>
        _segments.Opening(_segments.Of(_target.Goal.Deadline) > Segment && _outturns.Exists(seen => _segments.Of(seen.Period) > Segment) ? Segment + 1 : 0);

    /// <summary>The figure that decides: the last one up to the deadline, if the one after it falls past it.</summary>
    public Observation? AtDeadline => Comparable.LastOrDefault(seen =>
        seen.Period.End <= _target.Goal.Deadline.End
        && seen.Period.Shift(_target.Indicator.MonthsPerPeriod).End > _target.Goal.Deadline.End);

    public TargetFacts Facts(DateOnly today, RatingRules rules)
    {
        var first = SinceBaseline.FirstOrDefault(IsMet);
        var atDeadline = IsSettled(today, rules) ? AtDeadline : null;
        bool? held = atDeadline is null ? null : IsMet(atDeadline);
        var late = held == false ? SinceBaseline.FirstOrDefault(seen => seen.Period.End > _target.Goal.Deadline.End && IsMet(seen)) : null;
        var after = first is null ? [] : SinceBaseline.Where(seen => seen.Period > first.Period).ToList();
        // Of a target that held, only what came after the deadline can undo it: an earlier dip was made good.
        var lost = SinceBaseline.FirstOrDefault(seen => seen.Period > (held == true ? atDeadline : first)?.Period && !IsMet(seen));
        var next = after.Take(HeldFor).ToList();
        return new TargetFacts(first, held, atDeadline, late, lost, next.Count == HeldFor && next.TrueForAll(IsMet) ? next[^1] : null)
        {
            ShareInLastTenth = DeadlineSprint.Share(_target.Goal, SinceBaseline, atDeadline),
        };
    }

    /// <summary>Which way the last changes went: the last two, or the last one of a yearly series. Null before there are as many.</summary>
    public Trend? Trend
    {
        get
        {
            var changes = _target.Indicator.MonthsPerPeriod >= 12 ? 1 : 2;
            if (Comparable.Count <= changes) return null;
            var better = Comparable.TakeLast(changes + 1).Zip(Comparable.TakeLast(changes), (before, after) => Math.Sign(_target.Goal.Gap(after.Value!.Value, before.Value!.Value))).Distinct().ToList();
            return better switch
            {
                [1] => Missions.Trend.Better,
                [-1] => Missions.Trend.Worse,
                _ => Missions.Trend.NoChange,
            };
        }
    }

    public bool IsGettingWorse => Trend == Missions.Trend.Worse;

    /// <summary>No figure nearer the deadline can come: there is one at or past it, or the one after the last has failed to come out.</summary>
    private bool IsSettled(DateOnly today, RatingRules rules) =>
        today >= _target.Goal.Deadline.End && AtDeadline is { } nearest
        && (Comparable[^1].Period.End >= _target.Goal.Deadline.End || rules.DaysLate(_target.Indicator.NextDue(nearest.Period), today) > 0);

    private static bool IsOutturn(Observation seen) => seen.Value is not null && !seen.Quality.HasFlag(Quality.Forecast);

    private int Segment => _segments.Of(_target.Goal.BaselinePeriod);

    private bool IsMet(Observation seen) => _target.Goal.IsMetBy(seen.Value!.Value);
}
