using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Features.Changes;

public sealed class ChangesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person NhsLead = Access.Personas.Named("NHS unit lead")!;

    // Later than anything the demo brought.
    private static readonly DateTimeOffset Now = new(2027, 3, 5, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_visitor_sees_what_changed_and_why_by_role()
    {
        var milestone = await SlipAsync("Zeppelin supplier went bust.");

        var page = await app.PageAsync("/changes?words=zeppelin");

        var row = Assert.Single(page.QuerySelectorAll("table.changes tbody tr"));
        Assert.StartsWith("5 March 2027, 10:15 NHS unit lead. Line ", row.Children[0].Words(), StringComparison.Ordinal);
        Assert.Contains(milestone.Name, row.Children[1].Words(), StringComparison.Ordinal);
        Assert.Equal([$"{milestone.ForecastDate:d MMMM yyyy}", $"{milestone.ForecastDate.AddDays(10):d MMMM yyyy}"], [row.QuerySelector("del")!.Words()[8..], row.QuerySelector("ins")!.Words()[7..]]);
        Assert.Equal("Zeppelin supplier went bust.", row.Children[2].Words());
        Assert.Null(row.QuerySelector("a[href$=restore]"));
        Assert.DoesNotContain("DemoPackLoaded", await TextAsync("/changes.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_the_audit_sees_everything()
    {
        using var auditor = await PersonaBrowser.AsAsync(app, "Auditor");

        var page = await auditor.PageAsync("/changes?event=DemoPackLoaded");

        Assert.Equal(2, page.QuerySelectorAll("table.changes tbody tr").Length);
        Assert.Contains("Every change there ever was", page.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_of_a_draft_are_seen_by_those_who_see_the_draft_and_not_after_publishing_either()
    {
        await SlipAsync("Quince harvest, still secret.");
        await app.ChangeAsync("update missions set published_at = null where slug = 'nhs'");
        try
        {
            using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
            using var other = await PersonaBrowser.AsAsync(app, "Safer streets unit lead");

            Assert.DoesNotContain("Quince", await TextAsync("/changes?words=quince"), StringComparison.Ordinal);
            Assert.DoesNotContain("Quince", await other.TextAsync("/changes.json?words=quince"), StringComparison.Ordinal);
            Assert.Contains("Quince", await lead.TextAsync("/changes.csv?words=quince"), StringComparison.Ordinal);

            await app.ChangeAsync("update missions set published_at = '2027-03-06' where slug = 'nhs'");
            Assert.DoesNotContain("Quince", await TextAsync("/changes.json?words=quince"), StringComparison.Ordinal);
        }
        finally
        {
            await app.ChangeAsync("update missions set published_at = '2026-01-01' where slug = 'nhs'");
        }
    }

    [Fact]
    public async Task Comments_are_not_among_what_the_public_sees()
    {
        app.Clock.Now = Now;
        Assert.Null(await app.SendAsync(NhsLead, new WriteComment(Guid.CreateVersion7(), new("nhs"), null, "Between us.")));

        Assert.DoesNotContain("CommentAdded", await TextAsync("/changes.json?mission=nhs"), StringComparison.Ordinal);
        using var auditor = await PersonaBrowser.AsAsync(app, "Auditor");
        var seen = await auditor.TextAsync("/changes.json?mission=nhs&event=CommentAdded");
        Assert.Contains("Comment on", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Between us", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_cut_by_who_day_mission_and_subject()
    {
        var milestone = await SlipAsync("Xylophone delivery.");
        async Task<int> CountAsync(string query)
        {
            using var json = JsonDocument.Parse(await TextAsync($"/changes.json?words=xylophone&{query}"));
            return json.RootElement.GetProperty("changes").GetArrayLength();
        }

        Assert.Equal(1, await CountAsync(""));
        Assert.Equal((1, 0, 0), (await CountAsync("who=unit+LEAD"), await CountAsync("who=minister"), await CountAsync("who=%25")));
        Assert.Equal((1, 0), (await CountAsync("mission=nhs"), await CountAsync("mission=growth")));
        Assert.Equal((1, 0, 0), (await CountAsync("from=2027-03-05&to=2027-03-05"), await CountAsync("from=2027-03-06"), await CountAsync("to=2027-03-04")));
        Assert.Equal((1, 0, 0, 0), (await CountAsync($"subject=nhs/milestones/{milestone.Slug}"), await CountAsync("subject=nhs/18-week-waits"), await CountAsync("subject=nhs"), await CountAsync("subject=nowhere")));
        Assert.Equal((1, 0), (await CountAsync("event=MilestoneSlipped"), await CountAsync("event=MilestoneMet")));
    }

    [Fact]
    public async Task A_page_ends_where_the_next_begins()
    {
        for (var n = 1; n <= GetChanges.APage + 5; n++) await SlipAsync($"Umbrella {n}.");

        var first = await app.PageAsync("/changes?words=umbrella");
        var second = await app.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var reasons = first.QuerySelectorAll("table.changes tbody tr").Concat(second.QuerySelectorAll("table.changes tbody tr")).Select(row => row.Children[2].Words());
        Assert.Equal(Enumerable.Range(1, GetChanges.APage + 5).Reverse().Select(n => $"Umbrella {n}."), reasons);
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task The_head_is_shown_as_the_command_line_prints_it()
    {
        var head = await app.ReadAsync(db => db.AuditHeads.SingleAsync());

        Assert.Equal(Data.AuditHead.Words(head.Sequence, head.Hash), (await app.PageAsync("/changes")).QuerySelector("code.seal")!.Words());
    }

    [Fact]
    public async Task What_was_changed_by_mistake_is_put_back_by_a_new_change()
    {
        var before = await SlipAsync("Vase broken by mistake.");
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        var link = (await lead.PageAsync("/changes?words=vase+broken")).QuerySelector("a[href$=restore]")!.GetAttribute("href")!;

        var form = (await lead.PageAsync(link)).QuerySelector("main form")!;
        using var empty = await lead.SubmitAsync(form, ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var done = await lead.SubmitAsync(form, ("reason", "Vase was whole."));
        using var twice = await lead.SubmitAsync(form, ("reason", "Vase was whole."));

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (done.StatusCode, twice.StatusCode));
        Assert.Equal(before.ForecastDate, (await MilestoneAsync()).ForecastDate);
        var row = Assert.Single((await app.PageAsync("/changes?words=vase+whole")).QuerySelectorAll("table.changes tbody tr"));
        Assert.Contains("taken back", row.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_typed_into_a_form_that_was_open_too_long_comes_back()
    {
        var after = await SlipAsync("Kettle late.");
        var line = await LineAsync("Kettle late.");
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        var form = (await lead.PageAsync($"/changes/{line}/restore")).QuerySelector("main form")!;

        using var answer = await lead.SubmitAsync(form, ("reason", "Kettle is here."), ("__RequestVerificationToken", "old"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((PostedForm.Stale, "Kettle is here."), (again.QuerySelector(".error-summary a")!.Words(), again.QuerySelector("#reason")!.GetAttribute("value")));
        Assert.NotEqual(after.ForecastDate, (await MilestoneAsync()).ForecastDate);
    }

    [Fact]
    public async Task What_somebody_changed_since_is_put_back_only_when_confirmed()
    {
        var before = await SlipAsync("Teapot late.");
        var line = await LineAsync("Teapot late.");
        await SlipAsync("Teapot later.");
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");

        var page = await lead.PageAsync($"/changes/{line}/restore");
        Assert.Contains("Somebody has changed this since. It is now expected on", page.Body!.Words(), StringComparison.Ordinal);
        using var refused = await lead.SubmitAsync(page.QuerySelector("main form")!, ("reason", "Teapot is here."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotEqual(before.ForecastDate, (await MilestoneAsync()).ForecastDate);

        using var done = await lead.SubmitAsync(page.QuerySelector("main form")!, ("reason", "Teapot is here."), ("anyway", "yes"));
        Assert.Equal((HttpStatusCode.Found, before.ForecastDate), (done.StatusCode, (await MilestoneAsync()).ForecastDate));
    }

    [Fact]
    public async Task Only_who_may_change_it_puts_it_back()
    {
        await SlipAsync("Sofa late.");
        var line = await LineAsync("Sofa late.");
        var after = (await MilestoneAsync()).ForecastDate;
        foreach (var title in new[] { "Safer streets unit lead", "Minister's office", "Director, Outpatients, NHS England", "Delivery analyst" })
        {
            Assert.Equal("forbidden", (await app.SendAsync(Access.Personas.Named(title)!, new RestoreChange(line, Anyway: true), "Because."))?.Code);
            using var browser = await PersonaBrowser.AsAsync(app, title);
            using var page = await browser.GetAsync($"/changes/{line}/restore");
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        Assert.Equal("not_found", (await app.SendAsync(NhsLead, new RestoreChange(999_999, Anyway: true), "Because."))?.Code);
        Assert.Equal(after, (await MilestoneAsync()).ForecastDate);
    }

    private async Task<Milestone> SlipAsync(string reason)
    {
        app.Clock.Now = Now;
        var before = await MilestoneAsync();
        Assert.Null(await app.SendAsync(NhsLead, new SlipMilestone(before.Id, before.ForecastDate.AddDays(10), before.Version), reason));
        return before;
    }

    private Task<long> LineAsync(string reason) => app.ReadAsync(db => db.Audit.Where(line => line.Reason == reason).Select(line => line.Id).SingleAsync());

    private Task<Milestone> MilestoneAsync() => app.ReadAsync(db => (
        from milestone in db.Milestones
        join mission in db.Missions on milestone.MissionId equals mission.Id
        where mission.Slug == "nhs" && milestone.MetOn == null
        orderby milestone.Name
        select milestone).AsNoTracking().FirstAsync());

    private Task<string> TextAsync(string address) => app.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}
