using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class MissionEditingTests
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly MissionDetails Whole = new() { Name = "Safer streets", Purpose = "Nobody is afraid.", LeadMinister = "Home Secretary", SeniorResponsibleOwner = "Director General", RequiresTwoPeople = true };

    [Fact]
    public void A_new_mission_is_a_draft_with_an_address_made_of_its_name()
    {
        var (made, result) = Begin(Whole with { Name = "  Safer   streets!\u200B" });

        Assert.IsType<MissionBegun>(result.Event);
        Assert.Equal(("Safer streets!", "safer-streets", null), (made.Name, made.Slug, made.PublishedAt));
    }

    [Theory]
    [InlineData("new", "new-2")]
    [InlineData("Clean energy", "clean-energy-2")]
    public void An_address_that_is_taken_gets_a_number(string name, string slug) =>
        Assert.Equal(slug, Mission.Begin(Guid.NewGuid(), Whole with { Name = name }, [("Another", "clean-energy")], By(One)).Made.Slug);

    [Theory]
    [InlineData("\u200B", "mission.name", "Enter a name")]
    [InlineData("Неalth", "mission.name", "A mission with a name that looks the same exists: Health")]
    public void A_name_that_cannot_be_told_apart_is_refused(string name, string code, string message)
    {
        var problem = Mission.Begin(Guid.NewGuid(), Whole with { Name = name }, [("Health", "health")], By(One)).Result.Problem;

        Assert.Equal((code, message), (problem?.Code, problem?.Message));
    }

    [Fact]
    public void A_text_too_long_is_refused_with_how_long_it_is()
    {
        var problem = Begin(Whole with { Purpose = new string('x', 20_001) }).Result.Problem;

        Assert.Equal("The purpose must be 20,000 characters or fewer. You have 20,001", problem?.Message);
    }

    [Fact]
    public void An_edit_tells_before_and_after_and_remembers_who_led()
    {
        var mission = Begin(Whole with { LeadMinisterSince = new(2024, 7, 5) }).Made;

        var happened = mission.Edit(Whole with { LeadMinister = "Policing minister", LeadMinisterSince = new(2026, 1, 10) }, [], signsOff: false, By(Other)).Event!;

        Assert.Contains(new FieldChange("lead minister", "Home Secretary", "Policing minister"), happened.Changes);
        Assert.Equal("Safer streets: changed lead minister, lead minister since.", happened.Summary);
        Assert.Equal([new FormerLead("Lead minister", "Home Secretary", new(2024, 7, 5), new(2026, 1, 9))], mission.FormerLeads);
        Assert.Equal(("safer-streets", Other), (mission.Slug, mission.EnteredBy));
    }

    [Fact]
    public void A_rename_keeps_the_address()
    {
        var mission = Begin(Whole).Made;

        Assert.NotNull(mission.Edit(Whole with { Name = "Safe streets" }, [], signsOff: true, By(One)).Event);

        Assert.Equal(("Safe streets", "safer-streets"), (mission.Name, mission.Slug));
    }

    [Fact]
    public void Nobody_signs_off_what_they_entered()
    {
        var mission = Begin(Whole).Made;

        Assert.Equal("sign_off.own", mission.Publish(By(One)).Problem?.Code);
        Assert.Null(mission.PublishedAt);
        Assert.NotNull(mission.Publish(By(Other)).Event);
        Assert.NotNull(mission.PublishedAt);
    }

    [Fact]
    public void Who_signs_off_does_not_switch_off_that_two_are_asked_for()
    {
        var mission = Begin(Whole).Made;

        Assert.Equal("mission.two-people", mission.Edit(Whole with { RequiresTwoPeople = false }, [], signsOff: true, By(Other)).Problem?.Code);
        Assert.True(mission.RequiresTwoPeople);

        // One who does not sign off gains nothing by it.
        Assert.NotNull(mission.Edit(Whole with { RequiresTwoPeople = false }, [], signsOff: false, By(Other)).Event);
        Assert.NotNull(mission.Edit(Whole, [], signsOff: true, By(Other)).Event);
        Assert.True(mission.RequiresTwoPeople);
    }

    [Fact]
    public void Nor_is_it_switched_off_by_taking_a_change_back()
    {
        var mission = Begin(Whole with { RequiresTwoPeople = false }).Made;
        var switched = Assert.IsType<MissionEdited>(mission.Edit(Whole, [], signsOff: true, By(One)).Event);

        Assert.Equal("sign_off.stays", switched.Restore(mission, new(1, "", By(One, "By mistake."))).Problem?.Code);
        Assert.True(mission.RequiresTwoPeople);
    }

    [Fact]
    public void Who_led_until_today_led_until_the_day_it_is_in_London()
    {
        var mission = Begin(Whole).Made;

        mission.Edit(Whole with { LeadMinister = "Policing minister" }, [], signsOff: false, By(Other) with { At = new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero) });

        Assert.Equal(new DateOnly(2026, 7, 2), mission.FormerLeads.Single().Until);
    }

    [Fact]
    public void A_mission_that_does_not_ask_for_two_is_signed_off_by_one() => Assert.NotNull(Begin(Whole with { RequiresTwoPeople = false }).Made.Publish(By(One)).Event);

    [Theory]
    [InlineData("", "Director General", "mission.lead-minister")]
    [InlineData("Home Secretary", " ", "mission.sro")]
    public void A_vacant_post_keeps_it_a_draft(string minister, string owner, string code) =>
        Assert.Equal(code, Begin(Whole with { LeadMinister = minister, SeniorResponsibleOwner = owner }).Made.Publish(By(Other)).Problem?.Code);

    [Fact]
    public void What_everyone_sees_is_changed_with_a_reason_only()
    {
        var mission = Begin(Whole).Made;
        mission.Publish(By(Other));

        Assert.Equal("mission.reason", mission.Edit(Whole with { Purpose = "Another." }, [], signsOff: true, By(One)).Problem?.Code);
        Assert.NotNull(mission.Edit(Whole with { Purpose = "Another." }, [], signsOff: true, By(One, "The aim was too narrow.")).Event);
    }

    [Fact]
    public void It_closes_once_and_with_a_reason()
    {
        var mission = Begin(Whole).Made;

        Assert.Equal("mission.reason", mission.Close(By(One)).Problem?.Code);
        Assert.NotNull(mission.Close(By(One, "Done.")).Event);
        Assert.Equal("mission.closed", mission.Close(By(One, "Done.")).Problem?.Code);
    }

    [Fact]
    public void A_unit_is_replaced_as_a_whole_and_the_change_names_its_members()
    {
        var mission = Begin(Whole).Made;
        var unit = new DeliveryUnit("Streets unit", "Streets lead", ["Home Office"]) { Members = [new("Officer", "Kent Police", "policing", 0.5, FrontLine: true)] };

        var happened = mission.Staff(unit, [], By(Other)).Event!;

        Assert.Contains(new FieldChange("members", null, "Officer, Kent Police (policing, 0.5, front line)"), happened.Changes);
        Assert.Equal("unit.same", mission.Staff(unit, [], By(Other)).Problem?.Code);
        Assert.Equal("unit.name", mission.Staff(unit with { Name = "Неalth unit" }, ["Health unit"], By(Other)).Problem?.Code);
    }

    private static (Mission Made, Result Result) Begin(MissionDetails details) => Mission.Begin(Guid.NewGuid(), details, [], By(One));

    private static Change By(Guid person, string reason = "") => new("Unit lead", new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero), reason, person);
}
