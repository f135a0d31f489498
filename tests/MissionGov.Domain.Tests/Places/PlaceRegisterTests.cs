using MissionGov.Domain.Places;

namespace MissionGov.Domain.Tests.Places;

public sealed class PlaceRegisterTests
{
    private const string Old = "E08000020";
    private const string New = "E08000037";

    private static readonly DateOnly Today = new(2026, 2, 1);
    private static readonly DateOnly LastDay = new(2013, 3, 31);

    [Fact]
    public void A_code_that_one_other_replaces_is_the_same_place()
    {
        var plan = Plan([], Row(Old, to: LastDay, replacedBy: New), Row(New));

        var place = Assert.Single(plan.Places);
        Assert.Equal((New, 2), (place.Code, place.Spans.Count));
        Assert.Equal(LastDay.AddDays(1), place.Spans[^1].From);
        Assert.Equal([new Recode(Old, New, "Gateshead")], plan.Recoded);
    }

    [Fact]
    public void Several_places_that_became_one_stay_places_of_their_own_and_end()
    {
        var plan = Plan([], Row("A", "Allerdale", to: LastDay, replacedBy: "C"), Row("B", "Copeland", to: LastDay, replacedBy: "C"), Row("C", "Cumberland", from: LastDay.AddDays(1)));

        Assert.Equal(["A", "B", "C"], plan.Places.Select(place => place.Code).Order());
        Assert.Empty(plan.Recoded);
        Assert.Equal(LastDay, plan.Places.Single(place => place.Code == "A").Spans[0].To);
    }

    [Fact]
    public void Two_places_held_under_an_old_code_and_a_new_one_are_joined()
    {
        var (before, after) = (Held(Old, "Gateshead"), Held(New, "Gateshead"));

        var plan = Plan([before, after], Row(Old, to: LastDay, replacedBy: New), Row(New));

        Assert.Equal(new PlaceJoin(after, before), Assert.Single(plan.Joins));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        PlaceRow[] rows = [Row("R", "North East"), Row(Old, parent: "R", to: LastDay, replacedBy: New), Row(New, parent: "R")];
        var first = Plan([], rows).Places;
        var region = new Place { Id = first.Single(place => place.Code == "R").Spans[0].PlaceId, Code = "R", Name = "North East" };
        var planned = first.Single(place => place.Code == New);
        var held = new Place { Id = planned.Spans[0].PlaceId, Code = planned.Code, Name = planned.Name, ParentId = region.Id, Spans = [.. planned.Spans] };

        var again = Plan([region, held], rows);

        Assert.Equal((0, 0, 2), (again.New, again.Changed, again.Unchanged));
    }

    [Fact]
    public void A_new_name_without_a_day_holds_from_today_and_the_old_one_is_kept()
    {
        var plan = Plan([Held("RF4", "Old Trust")], Row("RF4", "New Trust"));

        Assert.Equal([("Old Trust", (DateOnly?)null, (DateOnly?)Today.AddDays(-1)), ("New Trust", Today, null)], plan.Places[0].Spans.Select(span => (span.Name, span.From, span.To)));
        Assert.Equal(("Old Trust", "New Trust"), Assert.Single(plan.Renamed));
    }

    [Fact]
    public void What_a_file_leaves_empty_stays_as_it_is()
    {
        var region = Held("R", "North East");
        var held = new Place { Code = New, Name = "Gateshead", Level = "District", ParentId = region.Id };

        var plan = Plan([region, held], Row(New));

        Assert.Equal((1, "District", "R"), (plan.Unchanged, plan.Places[0].Level, plan.Places[0].Parent));
    }

    [Fact]
    public void A_parent_named_by_its_old_code_is_found() =>
        Assert.Equal(New, Plan([], Row(Old, to: LastDay, replacedBy: New), Row(New), Row("W", "A ward", parent: Old)).Places.Single(place => place.Code == "W").Parent);

    [Fact]
    public void An_unknown_parent_is_refused() =>
        Refused("Row 2: No place has the code E99, which Gateshead is a part of. Add a row for it", Row(New, parent: "E99"));

    [Fact]
    public void A_circle_of_parents_is_refused() =>
        Refused("Row 2: A is a part of B is a part of C, which is a part of A again. One of them must be the widest", Row("A", parent: "B"), Row("B", parent: "C"), Row("C", parent: "A"));

    [Fact]
    public void A_place_that_is_a_part_of_itself_is_refused() => Refused("Row 2: A cannot be a part of itself", Row("A", parent: "A"));

    [Fact]
    public void A_circle_that_only_the_held_parents_close_is_refused()
    {
        var wide = Held("A", "Wide");
        var narrow = new Place { Code = "B", Name = "Narrow", ParentId = wide.Id };

        Assert.Equal("Row 2: A is a part of B, which is a part of A again. One of them must be the widest", Plan([wide, narrow], Row("A", "Wide", parent: "B")).Problems[0].Message);
    }

    [Fact]
    public void Two_codes_of_one_place_at_once_are_refused() => Refused(
        "Row 2: E08000020 and E08000037 are one place, and both hold from 1 January 2013 to 31 March 2013. End one before the other begins",
        Row(Old, to: LastDay, replacedBy: New), Row(New, from: new(2013, 1, 1)));

    [Fact]
    public void Two_names_of_one_code_at_once_are_refused() => Refused(
        "Row 3: RF4 has two names on the same days, as rows 2 and 3 say. End one before the other begins", Row("RF4", "One"), Row("RF4", "Other"));

    [Fact]
    public void A_circle_of_codes_is_refused() => Refused(
        "Row 2: A is replaced by B, which is replaced by A again. One of them must be the last", Row("A", to: LastDay, replacedBy: "B"), Row("B", to: LastDay, replacedBy: "A"));

    [Fact]
    public void A_code_replaced_by_two_is_refused() => Refused(
        "Row 3: A is replaced by two codes, B and C. Where it was split, leave both empty",
        Row("A", "One", to: LastDay, replacedBy: "B"), Row("A", "Other", from: LastDay.AddDays(1), to: LastDay.AddDays(9), replacedBy: "C"), Row("B"), Row("C"));

    [Fact]
    public void A_code_that_nobody_knows_cannot_come_after() => Refused("Row 2: No row is about E99, which comes after A. Add one", Row("A", to: LastDay, replacedBy: "E99"));

    [Fact]
    public void A_code_that_is_replaced_needs_its_last_day() => Refused("Row 2: A is replaced by B. Enter its last day", Row("A", replacedBy: "B"), Row("B"));

    [Fact]
    public void A_last_day_before_the_first_is_refused() => Refused("Row 2: The last day is before the first, 1 April 2013", Row("A", from: LastDay.AddDays(1), to: LastDay));

    [Fact]
    public void A_row_needs_a_code_and_a_name()
    {
        Refused("Row 2: Enter a code, such as E08000037", Row(""));
        Refused("Row 2: Enter a name", Row("A", " "));
    }

    [Theory]
    [InlineData("Country", PlaceKind.Nation)]
    [InlineData("NHS Regions", PlaceKind.Region)]
    [InlineData("Metropolitan District", PlaceKind.Authority)]
    [InlineData("Combined Authority or City Region", PlaceKind.Authority)]
    [InlineData("Police Force Area", PlaceKind.Force)]
    [InlineData("NHS trust", PlaceKind.Trust)]
    [InlineData("Primary school", PlaceKind.School)]
    [InlineData("ITL 2", PlaceKind.Other)]
    public void The_sort_of_place_is_told_by_the_words_of_its_level(string level, PlaceKind kind) => Assert.Equal(kind, PlaceKinds.Of(level));

    private static PlacePlan Plan(IReadOnlyList<Place> held, params PlaceRow[] rows) => PlaceRegister.Plan(held, [.. rows.Select((row, i) => row with { Line = i + 2 })], Today);

    private static void Refused(string message, params PlaceRow[] rows)
    {
        var plan = Plan([], rows);
        Assert.Empty(plan.Places);
        Assert.Contains(message, plan.Problems.Select(problem => problem.Message));
    }

    private static Place Held(string code, string name) => new() { Code = code, Name = name };

    private static PlaceRow Row(string code, string name = "Gateshead", string parent = "", DateOnly? from = null, DateOnly? to = null, string replacedBy = "") => new(0, code, name, "", parent, from, to, replacedBy);
}
