using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.WhatIf;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.WhatIf;

/// <summary>What is tried is kept by those of the mission, and compared by everybody.</summary>
public sealed class KeptScenarioTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/missions/nhs/targets/18-week-waits/what-if";
    private const string Everybody = "reach-evening-and-weekend-clinics=100";

    private static readonly Person Lead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task A_lead_keeps_what_they_tried_and_everyone_sees_it_beside_the_plans()
    {
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");
        var tried = await lead.GetAsync($"{Page}?{Everybody}");
        var form = await lead.GetAsync(tried.QuerySelector($"a[href^='{Page}/keep']")!.GetAttribute("href")!);
        Assert.Contains("Evening and weekend clinics: a reach of 100% instead of 80%.", form.QuerySelector("main ul")!.Words(), StringComparison.Ordinal);
        Assert.Equal(["Enter a name"], (await lead.SubmitAsync(form, new() { ["reason"] = "All could go." })).QuerySelectorAll(".error-summary a").Select(link => link.Words()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);

        await lead.SubmitAsync(form, new() { ["name"] = "Clinics for everybody", ["reason"] = "All could go." });

        Assert.StartsWith($"{Page}/compare?kept=", lead.Address, StringComparison.Ordinal);
        var rows = (await app.PageAsync(lead.Address)).QuerySelector("table.sides")!.Rows();
        var (planned, supposed) = (await SaidAsync(Page), await SaidAsync($"{Page}?{Everybody}"));
        Assert.Equal([$"Chance of meeting the target {planned.Chance} {supposed.Chance}", $"Expected at the deadline {planned.Expected} {supposed.Expected}"], rows.Take(2));
        Assert.Contains("What differs – Evening and weekend clinics: a reach of 100% instead of 80%.", rows);
        Assert.Contains("Why it is worth a look – All could go.", rows);
        Assert.Equal("The scenario \"Clinics for everybody\" is kept. Reason: All could go.", await app.ReadAsync(db => db.Audit.Where(line => line.Event == "ScenarioKept" && line.Summary.Contains("Clinics for everybody")).Select(line => line.Summary).SingleAsync()));

        var kept = lead.Address.Split('=')[1];
        Assert.Contains("All could go. NHS unit lead, 1 February 2026.", (await app.PageAsync(Page)).QuerySelector(".kept-list")!.Words(), StringComparison.Ordinal);
        await lead.SubmitAsync(await lead.GetAsync($"{Page}/kept/{kept}"), new() { ["then"] = "away" });
        Assert.DoesNotContain("Clinics for everybody", (await app.PageAsync(Page)).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Clinics for everybody", (await app.PageAsync($"{Page}/compare?kept={kept}")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Put it back: Clinics for everybody", (await lead.GetAsync(Page)).QuerySelector(".kept-list details")!.Words(), StringComparison.Ordinal);
        await lead.SubmitAsync(await lead.GetAsync($"{Page}/kept/{kept}"), new() { ["then"] = "back" });
        Assert.Contains("Clinics for everybody", (await app.PageAsync(Page)).QuerySelector(".kept-list")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_alone_puts_up_to_three_side_by_side()
    {
        var tried = new[] { Everybody, "without-outpatient-reform=on", "new-name=Beds&new-effect=10&new-start=2027-01-01", "reach-outpatient-reform=10" };
        var address = $"{Page}/compare?{string.Join('&', tried.Select(one => $"tried={Uri.EscapeDataString(one)}"))}";

        var page = await app.PageAsync(address);

        Assert.Equal(["What is compared", "As planned", "Tried here, 1", "Tried here, 2", "Tried here, 3"], page.QuerySelectorAll("table.sides thead th").Select(head => head.Words()));
        Assert.Equal("Only 3 fit side by side. One more is left out.", page.QuerySelector("main .notice")!.Words());
        for (var i = 0; i < 3; i++) Assert.Equal((await SaidAsync($"{Page}?{tried[i]}")).Chance, page.QuerySelectorAll("table.sides tbody tr")[0].Children[i + 2].Words());
        Assert.Equal("Evening and weekend clinics: a reach of 100% instead of 80%. Outpatient reform: left out. One more plan, Beds: 10.0 points more, from 1 January 2027.", string.Join(' ', page.QuerySelectorAll("table.sides td p").Select(said => said.Words())));
        Assert.All(page.QuerySelectorAll("table.sides tbody td"), cell => Assert.False(string.IsNullOrEmpty(cell.GetAttribute("data-label"))));
        Assert.Equal($"{Page}?{Everybody}", page.QuerySelectorAll("table.sides thead a")[1].GetAttribute("href"));
    }

    // Overlaps take more from a plan than it brings, so there is no sum.
    [Fact]
    public async Task Where_a_sum_is_refused_no_number_stands_and_the_reason_is_given()
    {
        const string refused = "effect-evening-and-weekend-clinics=-5";

        var page = await app.PageAsync($"{Page}/compare?tried={Uri.EscapeDataString(refused)}");
        var tried = await app.PageAsync($"{Page}?{refused}");

        var columns = page.QuerySelector("table.sides")!.Rows();
        Assert.Equal("Chance of meeting the target 18% –", columns[0]);
        Assert.StartsWith("Cost of the plans £", columns[5], StringComparison.Ordinal);
        Assert.EndsWith(" –", columns[5], StringComparison.Ordinal);
        Assert.StartsWith("Why there is no answer – ", columns[6], StringComparison.Ordinal);
        var why = columns[6]["Why there is no answer – ".Length..];
        Assert.True(why.Length > 20, why);
        Assert.Equal($"Chance: 18% as planned, – as supposed. {why}", tried.QuerySelector("[data-chance]")!.Words());
        Assert.Equal("Chance of meeting the target 18% –", tried.QuerySelector("[data-results] table")!.Rows()[0]);
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_not_here_is_said_beside_what_differs()
    {
        var tried = Uri.EscapeDataString("reach-evening-and-weekend-clinics=101&without-outpatient-reform=on&reach-no-such-plan=5");

        var page = await app.PageAsync($"{Page}/compare?tried={tried}&tried={new string('x', 4_001)}&kept={Guid.NewGuid()}&kept=nonsense");

        Assert.Equal(
            ["Outpatient reform: left out.", "Evening and weekend clinics: not all could be read. Enter a percentage from 0 to 100.", "One plan in the address is not here. It is left out."],
            page.QuerySelectorAll("table.sides td p").Select(said => said.Words()));
        Assert.Equal(["2 kept scenarios are not here any more.", "What was tried is too long to compare. Change fewer plans."], page.QuerySelectorAll("main .notice").Select(notice => notice.Words()));
        Assert.Equal("One plan in the address is not here. It is left out.", (await app.PageAsync($"{Page}?reach-no-such-plan=5")).QuerySelector("[data-results] .notice")!.Words());
    }

    [Fact]
    public async Task What_was_just_tried_stands_first_whatever_is_ticked()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in ids) Assert.Null(await own.SendAsync(Lead, new KeepScenario(id, "nhs", "18-week-waits", $"Number {ids.IndexOf(id) + 1}", Everybody), "Why"));
        await own.ChangeAsync($"update kept_scenarios set kept_at = '2026-06-30T23:30:00Z' where id = '{ids[0]}'");

        var page = await own.PageAsync($"{Page}/compare?{string.Join('&', ids.Select(id => $"kept={id}"))}&tried=without-outpatient-reform%3Don");

        Assert.Equal(["As planned", "Tried here", "Number 1", "Number 2"], page.QuerySelectorAll("table.sides thead th").Skip(1).Select(head => head.Words()));
        Assert.Equal("Only 3 fit side by side. One more is left out.", page.QuerySelector("main .notice")!.Words());

        // Half past midnight in London.
        Assert.Contains("NHS unit lead, 1 July 2026.", (await own.PageAsync(Page)).QuerySelector(".kept-list")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_back_a_scenario_meets_no_other_of_its_name()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Null(await app.SendAsync(Lead, new KeepScenario(first, "nhs", "18-week-waits", "Twice", Everybody), "Why"));
        Assert.Null(await app.SendAsync(Lead, new RemoveScenario(first, Removed: true)));
        Assert.Null(await app.SendAsync(Lead, new KeepScenario(second, "nhs", "18-week-waits", "Twice", Everybody), "Why"));
        var line = await app.ReadAsync(db => db.Audit.Where(line => line.Event == "ScenarioRemoved" && line.SubjectId == first).Select(line => line.Id).SingleAsync());

        Assert.Equal("scenario.same-name", (await app.SendAsync(Lead, new RemoveScenario(first, Removed: false)))?.Code);
        Assert.Equal("scenario.same-name", (await app.SendAsync(Lead, new RestoreChange(line, Anyway: false), "After all."))?.Code);
        Assert.Null(await app.SendAsync(Lead, new RemoveScenario(second, Removed: true)));
        Assert.Null(await app.SendAsync(Lead, new RemoveScenario(first, Removed: false)));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_keep_a_problem_is_shown_all_the_same()
    {
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");
        var form = await lead.GetAsync($"{Page}/keep?{Everybody}");

        var answer = await lead.SubmitAsync(form, new() { ["name"] = "Nothing", ["reason"] = "Why" }, $"{Page}/keep");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Equal("There is a problem All goes as planned here. Change a number first, then keep it.", answer.QuerySelector(".error-summary")!.Words());
        Assert.Contains("Evening and weekend clinics: not all could be read.", (await lead.GetAsync($"{Page}/keep?reach-evening-and-weekend-clinics=101")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "scenario.empty")]
    [InlineData("reach-evening-and-weekend-clinics=80", "scenario.empty")]
    [InlineData("reach-evening-and-weekend-clinics=80.0%25&effect-evening-and-weekend-clinics=7.50", "scenario.empty")]
    [InlineData("reach-evening-and-weekend-clinics=101", "scenario.reach-evening-and-weekend-clinics")]
    [InlineData("what=ever", "scenario.empty")]
    public async Task What_goes_as_planned_or_cannot_be_read_is_not_kept(string tried, string code) =>
        Assert.Equal(code, (await app.SendAsync(Lead, new KeepScenario(Guid.CreateVersion7(), "nhs", "18-week-waits", "A name", tried), "Why"))?.Code);

    [Fact]
    public async Task Only_those_of_the_mission_keep_and_take_away()
    {
        var id = Guid.CreateVersion7();
        foreach (var other in new[] { Person.Visitor, Access.Personas.Named("Safer streets unit lead")! })
            Assert.Equal(Mediator.Forbidden, (await app.SendAsync(other, new KeepScenario(id, "nhs", "18-week-waits", "Not mine", Everybody), "Why"))?.Code);
        Assert.Null(await app.SendAsync(Lead, new KeepScenario(id, "nhs", "18-week-waits", "Mine", Everybody), "Why"));
        Assert.Equal(Mediator.Forbidden, (await app.SendAsync(Access.Personas.Named("Safer streets unit lead")!, new RemoveScenario(id, Removed: true)))?.Code);
        Assert.Empty((await app.PageAsync($"{Page}?{Everybody}")).QuerySelectorAll($"a[href^='{Page}/keep'], a[href^='{Page}/kept']"));
    }

    [Fact]
    public async Task The_pages_speak_plainly()
    {
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");
        foreach (var address in new[] { $"{Page}/compare?tried={Everybody}&tried=without-outpatient-reform=on", $"{Page}/compare", $"{Page}/compare?tried=effect-evening-and-weekend-clinics%3D-5&kept=x&tried=reach-outpatient-reform%3D101%26reach-no-such%3D1", $"{Page}?{Everybody}", $"{Page}/keep?{Everybody}", $"{Page}/keep", "/missions/nhs/plans/together/18-week-waits", "/mandates" })
        {
            var sentences = PlainLanguage.Sentences((await lead.GetAsync(address)).QuerySelector("main")!.OuterHtml);

            Assert.Equal(HttpStatusCode.OK, lead.Status);
            Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
            Assert.True(PlainLanguage.Grade(sentences) <= PlainLanguage.HighestGrade, $"{address}: {PlainLanguage.Grade(sentences):0.0}");
        }
    }

    private async Task<(string Chance, string Expected)> SaidAsync(string address)
    {
        var rows = (await app.PageAsync(address)).QuerySelectorAll("[data-results] table tbody tr");
        return (rows[0].Children[2].Words(), rows[1].Children[2].Words());
    }
}
