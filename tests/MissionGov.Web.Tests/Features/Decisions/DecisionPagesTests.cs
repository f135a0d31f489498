using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Decisions;

public sealed class DecisionPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Open_ones_come_first_by_the_day_they_are_due_and_the_files_say_the_same()
    {
        var page = await app.PageAsync("/decisions");
        using var json = JsonDocument.Parse(await app.Client.GetStringAsync(new Uri("/decisions.json", UriKind.Relative), TestContext.Current.CancellationToken));
        var csv = await app.Client.GetStringAsync(new Uri("/decisions.csv?mission=nhs", UriKind.Relative), TestContext.Current.CancellationToken);

        var open = page.QuerySelectorAll("article.panel h2").Select(heading => heading.Words()).ToList();
        Assert.StartsWith("Decide by 20 February 2026:", open[0], StringComparison.Ordinal);
        Assert.Equal(json.RootElement.GetProperty("open").GetInt32(), open.Count);
        Assert.All(csv.Trim().Split("\r\n").Skip(1), line => Assert.StartsWith("nhs,", line, StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("a.button"));
    }

    [Fact]
    public async Task A_decision_is_recorded_with_four_answers_then_taken_once()
    {
        using var office = await StaffBrowser.AsAsync(app, "Minister's office");
        var form = await office.GetAsync("/decisions/new?mission=nhs");
        Assert.Equal(("nhs", "Secretary of State for Health and Social Care", "15 February 2026"), (form.QuerySelector("#mission option[selected]")!.GetAttribute("value"), form.QuerySelector("#owner")!.GetAttribute("value"), form.QuerySelector("#due")!.GetAttribute("value")));

        var list = await office.SubmitAsync(form, new() { ["question"] = "open the clinics on Sundays." });
        Assert.Equal("/decisions?mission=nhs", office.Address);
        var take = list.QuerySelectorAll("article.panel").Single(one => one.Words().Contains("open the clinics on Sundays.", StringComparison.Ordinal)).QuerySelector("a[href^='/decisions/']")!.GetAttribute("href")!;

        var empty = await office.SubmitAsync(await office.GetAsync(take), []);
        Assert.Contains("Enter what was decided", empty.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        await office.SubmitAsync(empty, new() { ["decided"] = "Open ten of them." });

        var row = (await app.PageAsync("/decisions")).QuerySelectorAll("tbody tr").Single(one => one.Words().Contains("Sundays", StringComparison.Ordinal)).Words();
        Assert.Contains("Open ten of them. 1 February 2026, Secretary of State for Health and Social Care", row, StringComparison.Ordinal);
        Assert.Contains("This was decided on 1 February 2026", (await office.GetAsync(take)).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_lead_asks_but_does_not_decide()
    {
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");
        var form = await lead.GetAsync("/decisions/new");
        Assert.Null(form.QuerySelector("#decided"));
        Assert.Equal(["", "nhs"], form.QuerySelectorAll("#mission option").Select(option => option.GetAttribute("value")!));

        var list = await lead.SubmitAsync(form, new() { ["question"] = "lend us two analysts.", ["due"] = "27 2 2026" });
        Assert.Contains("Decide by 27 February 2026: lend us two analysts.", list.Body!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Write down what was decided", list.Body!.Words(), StringComparison.Ordinal);

        var forged = await lead.SubmitAsync(form, new() { ["question"] = "forged.", ["decided"] = "Yes.", ["command"] = Guid.NewGuid().ToString() });
        Assert.Contains("cannot change this", forged.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        var id = await app.ReadAsync(db => db.Decisions.Where(decision => decision.Question == "lend us two analysts.").Select(decision => decision.Id).SingleAsync());
        await lead.GetAsync($"/decisions/{id}");
        Assert.Equal(HttpStatusCode.Forbidden, lead.Status);
    }

    [Theory]
    [InlineData("Contributor")]
    [InlineData(null)]
    public async Task Nobody_else_gets_the_form(string? role)
    {
        using var other = await StaffBrowser.AsAsync(app, role is null ? null : "Director, Outpatients, NHS England");

        await other.GetAsync("/decisions/new");

        Assert.True(role is null ? other.Address.StartsWith("/sign-in", StringComparison.Ordinal) : other.Status == HttpStatusCode.Forbidden, $"{other.Address} {other.Status}");
    }
}
