using CsCheck;
using MissionGov.Analysis;
using MissionGov.Analysis.Trajectories;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

/// <summary>Whatever figures, calendars and promises come, there is an answer that does not contradict itself.</summary>
public sealed class AnyTargetTests
{
    private const double Rounding = 1e-9;

    private static readonly DateOnly First = new(2008, 1, 1);

    private static readonly Gen<Period> AnyPeriod =
        from months in Gen.Int[0, 200]
        from length in OneOf(0, 1, 3, 6, 12, 36)
        from day in Gen.Int[0, 27]
        select length == 0 ? Period.Snapshot(First.AddMonths(months).AddDays(day)) : Period.Whole(First.AddMonths(months), length);

    private static readonly Gen<double> AnyValue = Gen.OneOf(Gen.Double[0, 100], Gen.Int[0, 3].Select(value => (double)value), OneOf(0.0, 100, 1e-12, 1e12, -5, 250));

    private static readonly Gen<Observation> Scattered =
        from period in AnyPeriod
        from value in AnyValue
        from missing in Gen.Int[0, 9]
        from quality in OneOf(Quality.None, Quality.None, Quality.None, Quality.Provisional, Quality.Forecast, Quality.Break)
        select SampleTarget.Seen(period, missing == 0 ? null : value, quality);

    // As statistics mostly are: one kind of period, one step apart, some missing.
    private static readonly Gen<Observation[]> Regular =
        from length in OneOf(0, 1, 3, 12, 36)
        from step in OneOf(1, 3, 6, 12)
        from values in AnyValue.Array[0, 30]
        from kept in Gen.Int[0, 9].Array[30]
        select values.Select((value, i) => (Value: value, Kept: kept[i] > 0, Month: First.AddMonths(i * step)))
            .Where(seen => seen.Kept)
            .Select(seen => SampleTarget.Seen(length == 0 ? Period.Snapshot(seen.Month.AddDays(8)) : Period.Whole(seen.Month, length), seen.Value)).ToArray();

    private static readonly Gen<StretchGoal> Goal =
        from baseline in AnyPeriod
        from deadline in AnyPeriod
        from later in Gen.Int[0, 120]
        from interim in AnyPeriod.Array[0, 1]
        from values in AnyValue.Array[3]
        from shape in OneOf(Enum.GetValues<TrajectoryShape>())
        from direction in OneOf(Direction.AtLeast, Direction.AtMost)
        select new StretchGoal
        {
            BaselineValue = values[0],
            BaselinePeriod = baseline,
            Value = values[1],
            Deadline = deadline.Shift(later),
            Direction = direction,
            Shape = shape,
            Interim = [.. interim.Select(period => new InterimPoint(period, values[2]))],
        };

    private static readonly Gen<TargetAssessment> Assessment =
        from goal in Goal
        from seen in Gen.OneOf(Scattered.Array[0, 12], Regular)
        from frequency in OneOf(Enum.GetValues<Frequency>())
        from months in OneOf<int?>(null, null, 6)
        from cumulative in Gen.Bool
        from bounded in Gen.Bool
        from broken in Gen.Int[0, 2]
        select Assess(goal, seen, frequency, months, cumulative, bounded, broken == 0);

    [Fact]
    public void There_is_always_an_answer_and_its_parts_agree() => Assessment.Sample(Agrees, iter: 150);

    private static void Agrees(TargetAssessment assessed)
    {
        Assert.True(assessed.Chance is null or (>= 0 and <= 1), $"chance {assessed.Chance} of {assessed.Goal.Value} by {assessed.Goal.Deadline} from {string.Join("; ", assessed.Observations.Select(seen => $"{seen.Period} {seen.Value:R}"))}, bounds {assessed.Indicator.Bounds}");
        Assert.True(assessed.Chance is null || assessed.NoForecastBecause is null);
        Assert.Equal(assessed.Chance is null, assessed.EvenChance is null);
        Assert.Equal(assessed.Status.IsVerdict(), assessed.Facts.HeldAtDeadline is not null && assessed.Target.Goal.WhyNoPath() is null);
        Assert.NotEmpty(assessed.Reason.Text);
        Assert.NotEmpty(StatusSentence.Alone(assessed));
        Assert.True(assessed.Gap is null || double.IsFinite(assessed.Gap.Value));

        var months = assessed.Projected.Select(value => value.Period.EndMonth).ToList();
        Assert.Equal(months.Order().Distinct(), months);
        if (assessed.Projected is not [.., var end]) return;

        Assert.Equal(assessed.Goal.Deadline, end.Period);
        Assert.All(assessed.Projected, value =>
        {
            var (range, median) = (value.Point.Interval(0.8), value.Point.Median);
            Assert.True(double.IsFinite(range.Lower) && double.IsFinite(range.Upper), $"{value.Period}: {range}");
            var room = Rounding * Math.Max(1, Math.Abs(median));
            Assert.True(range.Lower <= median + room && range.Upper >= median - room, $"{median} in {range}");
        });
        if (assessed.Chance is { } chance) Assert.Equal(chance, end.Point.Distribution.ChanceOf(assessed.Goal.Value, assessed.Goal.Direction));
        if (assessed.EvenChance is { First: { } first }) Assert.Equal(assessed.Projected.Any(value => IsEven(assessed.Goal, value)), first <= assessed.Goal.Deadline);
    }

    private static bool IsEven(StretchGoal goal, ProjectedValue value) => value.Point.Distribution.ChanceOf(goal.Value, goal.Direction) >= 0.5;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static TargetAssessment Assess(StretchGoal goal, Observation[] seen, Frequency frequency, int? months, bool cumulative, bool bounded, bool broken)
    {
        var target = SampleTarget.Of(goal, new Unit(bounded ? UnitKind.Percent : UnitKind.Count, "", 1), frequency);
        target.Indicator.MonthsBetweenFigures = months;
        target.Indicator.Accumulation = cumulative ? Accumulation.Cumulative : Accumulation.Period;
        if (!bounded) target.Indicator.LowerBound = null;
        if (broken) target.Indicator.Breaks.Add(new SeriesBreak(First.AddYears(6), "A new way to count."));
        var today = seen.Length == 0 ? First : seen.Max(one => one.Period.End).AddDays(40);
        return TargetProgress.Assess(target, [.. seen.DistinctBy(one => one.Period).OrderBy(one => one.Period)], today, RatingRules.Published);
    }
}
