using MissionGov.Analysis;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class TrackabilityTests
{
    private static readonly StretchCheck Known = new(Stretch.Stretching, 2.5, "2.5 times the change that comes anyway.");

    private static TargetDraft Whole => TargetDraft.Of(SampleTarget.Of(SampleTarget.Goal, new Unit(UnitKind.Percent, "", 1), Frequency.Monthly), "England") with
    {
        Measure = Measure(),
    };

    [Fact]
    public void A_whole_promise_has_13_of_13()
    {
        var check = Trackability.Of(Whole, Known);

        Assert.Equal((13, 13, true), (check.Score, check.Parts.Count, check.IsFull));
        Assert.Equal("All 13 parts are there.", check.InWords);
    }

    [Fact]
    public void Nothing_said_lacks_all_13_and_says_what_to_write()
    {
        var check = Trackability.Of(new TargetDraft(), StretchCheck.Unknown("No figures."));

        Assert.Equal(0, check.Score);
        Assert.All(check.Parts, part => Assert.NotEmpty(part.Text));
    }

    // One row a part: what is taken away, and the part that is then missing.
    public static TheoryData<string, Func<TargetDraft, TargetDraft>> Without => new()
    {
        { "unit", draft => draft with { Measure = Measure(noun: "", kind: UnitKind.Count) } },
        { "population", draft => draft with { Measure = Measure(population: " ") } },
        { "geography", draft => draft with { Place = "" } },
        { "baseline value", draft => draft with { BaselineValue = null } },
        { "baseline date", draft => draft with { BaselinePeriod = null } },
        { "target value", draft => draft with { Value = null } },
        { "target value", draft => draft with { Value = 59 } },
        { "target date", draft => draft with { Deadline = null } },
        { "source", draft => draft with { Measure = Measure(source: "") } },
        { "owner", draft => draft with { Owner = "\u200B" } },
        { "direction", draft => draft with { Direction = null, Measure = Measure(better: null) } },
    };

    [Theory]
    [MemberData(nameof(Without))]
    public void A_part_that_is_taken_away_is_the_one_missing(string part, Func<TargetDraft, TargetDraft> take) =>
        Assert.Equal([part], Trackability.Of(take(Whole), Known).Missing.Select(missing => missing.Name));

    [Fact]
    public void Without_a_measure_all_that_it_says_is_missing() =>
        Assert.Equal(["one measure", "unit", "population", "source", "release lag"], Trackability.Of(Whole with { Measure = null }, Known).Missing.Select(missing => missing.Name));

    [Fact]
    public void Without_a_forecast_nobody_knows_if_it_is_a_stretch() =>
        Assert.Equal("12 of 13 parts are there. Missing: stretch factor.", Trackability.Of(Whole, StretchCheck.Unknown("Not enough history for a forecast: 2 of 3.")).InWords);

    [Fact]
    public void A_direction_alone_is_no_target()
    {
        var higher = TargetDraft.Of(NotTrackable(), "United Kingdom") with { Measure = Measure() };

        var check = Trackability.Of(higher, StretchCheck.Unknown("It names no value."));

        Assert.Equal(["baseline value", "target value", "stretch factor"], check.Missing.Select(missing => missing.Name));
        Assert.Equal("The promise says only \"higher\".", check.Missing.First(missing => missing.Name == "target value").Text);
        Assert.Null(higher.Value);
    }

    private static Target NotTrackable()
    {
        var target = SampleTarget.Of(SampleTarget.Goal with { BaselineValue = 0, Value = 0 }, new Unit(UnitKind.Percent, "", 1), Frequency.Quarterly);
        target.NotTrackableBecause = "The promise says only \"higher\".";
        return target;
    }

    private static Indicator Measure(string population = "England, patients", string source = "NHS England", string noun = "", UnitKind kind = UnitKind.Percent, Direction? better = Direction.AtLeast) => new()
    {
        Slug = "sample",
        Name = "Sample",
        Population = population,
        Unit = new Unit(kind, noun, 1),
        Improvement = better,
        Frequency = Frequency.Monthly,
        LagDays = 14,
        Source = source,
    };
}
