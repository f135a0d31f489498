using MissionGov.Domain.Strategies;
using static MissionGov.Domain.Tests.Interventions.Plans;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class KeptScenarioTests
{
    private const string Tried = "reach-evening-clinics=100";

    [Fact]
    public void It_is_kept_with_who_and_why()
    {
        var (made, result) = Keep("  Clinics for   everybody ");

        Assert.Equal(("Clinics for everybody", "Worth a look.", Tried, "NHS unit lead", false), (made.Name, made.Why, made.Tried, made.KeptBy, made.IsRemoved));
        Assert.Equal("The scenario \"Clinics for everybody\" is kept. Reason: Worth a look.", result.Event?.Summary);
    }

    [Theory]
    [InlineData("", Tried, "Why", "scenario.name")]
    [InlineData("A name", Tried, " ", "scenario.reason")]
    [InlineData("A name", "", "Why", "scenario.empty")]
    public void What_is_missing_is_said(string name, string tried, string why, string code) => Assert.Equal(code, Keep(name, tried, why).Result.Problem?.Code);

    [Fact]
    public void Names_differ_but_from_what_was_taken_away()
    {
        var (held, _) = Keep("Clinics");

        Assert.Equal("scenario.name", Keep("CLINICS", others: [held]).Result.Problem?.Code);
        Assert.Null(held.Remove(true, []).Problem);
        Assert.Null(Keep("CLINICS", others: [held]).Result.Problem);
    }

    [Fact]
    public void It_has_its_bounds()
    {
        Assert.Equal("scenario.long", Keep("A name", new string('x', KeptScenario.LongestTried + 1)).Result.Problem?.Code);
        List<KeptScenario> held = [.. Enumerable.Range(0, KeptScenario.Most).Select(i => Keep($"Name {i}").Made)];
        Assert.Equal("A target keeps at most 50 scenarios. Take one away first.", Keep("A name", others: held).Result.Problem?.Message);
        Assert.Null(held[0].Remove(true, []).Problem);
        Assert.Null(Keep("A name", others: held).Result.Problem);
        Assert.Equal("scenario.many", held[0].Remove(false, [.. Enumerable.Range(0, KeptScenario.Most).Select(i => $"Another {i}")]).Problem?.Code);
        Assert.Equal("scenario.held", Keep("A name", others: [.. Enumerable.Repeat(held[0], KeptScenario.MostHeld)]).Result.Problem?.Code);
    }

    [Fact]
    public void Taken_away_it_can_be_put_back()
    {
        var (held, _) = Keep("Clinics");
        var removed = Assert.IsType<ScenarioRemoved>(held.Remove(true, []).Event);
        Assert.Equal("scenario.same", held.Remove(true, []).Problem?.Code);
        Assert.Null(removed.ChangedSince(held));

        Assert.NotNull(removed.Restore(held, new(1, "", Because("After all."))).Event);

        Assert.False(held.IsRemoved);
        Assert.Equal("It was put back.", removed.ChangedSince(held));
        Assert.Equal("restore.same", removed.Restore(held, new(1, "", Because("Again."))).Problem?.Code);
    }

    [Fact]
    public void Put_back_it_meets_no_other_of_its_name()
    {
        var (held, _) = Keep("Clinics");
        var removed = Assert.IsType<ScenarioRemoved>(held.Remove(true, []).Event);

        Assert.Equal("scenario.same-name", held.Remove(false, ["CLINICS"]).Problem?.Code);
        Assert.Equal("scenario.same-name", removed.Restore(held, new(1, "", Because("After all."), Others: ["CLINICS"])).Problem?.Code);
        Assert.True(held.IsRemoved);
        Assert.Null(held.Remove(false, ["Beds"]).Problem);
    }

    private static (KeptScenario Made, Result Result) Keep(string name, string tried = Tried, string why = "Worth a look.", IReadOnlyCollection<KeptScenario>? others = null) =>
        KeptScenario.Keep(Guid.NewGuid(), OurMission, Waits, name, tried, others ?? [], Because(why));
}
