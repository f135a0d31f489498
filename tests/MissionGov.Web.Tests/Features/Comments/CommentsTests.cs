using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Comments;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Features.Comments;

/// <summary>Comments as a browser without scripts writes and reads them.</summary>
public sealed class CommentsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Waits = "/missions/nhs/targets/18-week-waits";

    [Fact]
    public async Task A_comment_is_written_once_shown_as_typed_and_calls_a_post()
    {
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        var form = Form(await lead.PageAsync("/missions/nhs/comments"), "write");
        const string text = "First <script>alert(1)</script>\nSecond & last. @Director, Outpatients, NHS England";

        using var sent = await lead.SubmitAsync(form, ("text", text));
        using var again = await lead.SubmitAsync(form, ("text", text));

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (sent.StatusCode, again.StatusCode));
        var comment = Assert.Single(await CommentsAsync("First"));
        Assert.Equal(text, comment.Text);
        var shown = (await lead.PageAsync("/missions/nhs/comments")).QuerySelector($"#c-{comment.Id:N} .said")!;
        Assert.Equal((text, "auto"), (shown.TextContent, shown.GetAttribute("dir")));
        Assert.Empty(shown.Children);
        var line = await app.ReadAsync(db => db.Audit.SingleAsync(line => line.SubjectId == comment.Id));
        Assert.EndsWith("for the Director, Outpatients, NHS England.", line.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Second", line.Detail + line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_the_mission_and_auditors_read_them_and_nobody_else_does()
    {
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        await WriteAsync(lead, "/missions/nhs/comments", "Between us walruses.");

        foreach (var (title, reads) in new (string? Title, bool Reads)[] { ("Minister's office", true), ("Director, Outpatients, NHS England", true), ("Auditor", true), ("Safer streets unit lead", false), (null, false) })
        {
            using var browser = await PersonaBrowser.AsAsync(app, title);
            using var page = await browser.GetAsync("/missions/nhs/comments");
            Assert.True(page.StatusCode == (reads ? HttpStatusCode.OK : title is null ? HttpStatusCode.Found : HttpStatusCode.NotFound), $"{title}: {page.StatusCode}");
            Assert.Equal(reads, (await browser.TextAsync("/missions/nhs")).Contains("walruses", StringComparison.Ordinal));
        }

        using var auditor = await PersonaBrowser.AsAsync(app, "Auditor");
        Assert.Empty((await auditor.PageAsync("/missions/nhs/comments")).QuerySelectorAll("main form"));
        Assert.Equal("forbidden", (await app.SendAsync(Access.Personas.Named("Safer streets unit lead")!, new WriteComment(Guid.CreateVersion7(), new("nhs"), null, "Me too.")))?.Code);
    }

    [Fact]
    public async Task Forty_thousand_characters_are_refused_and_kept()
    {
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        var long40 = new string('語', 40_000);

        using var answer = await lead.SubmitAsync(Form(await lead.PageAsync($"{Waits}/comments"), "write"), ("text", long40));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("A comment must be 20,000 characters or fewer. You have 40,000.", html, StringComparison.Ordinal);
        Assert.Contains(long40, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_on_a_point_is_linked_from_the_row_of_its_period()
    {
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        var page = await lead.PageAsync($"{Waits}/comments");
        var point = page.QuerySelectorAll("#point option")[2];

        using var sent = await lead.SubmitAsync(Form(page, "write"), ("text", "Strike in this month."), ("point", point.GetAttribute("value")!));
        using var never = await lead.SubmitAsync(Form(page, "write"), ("command", Guid.NewGuid().ToString()), ("text", "When?"), ("point", "1900-01-01/P1M"));

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.NotFound), (sent.StatusCode, never.StatusCode));
        var comment = Assert.Single(await CommentsAsync("Strike"));
        var target = await lead.PageAsync(Waits);
        var link = target.QuerySelector($"table a[href='#c-{comment.Id:N}']")!;
        Assert.StartsWith(point.Words()["The figure of ".Length..], link.Closest("th")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Strike in this month.", target.QuerySelector($"#c-{comment.Id:N}")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("note", (await app.PageAsync(Waits)).QuerySelector("details.data table")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_changes_and_deletes_ones_own_words_only()
    {
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        await WriteAsync(lead, "/missions/nhs/comments", "Pelican one.");
        var comment = Assert.Single(await CommentsAsync("Pelican"));
        using (var edited = await lead.SubmitAsync(Form(await lead.PageAsync("/missions/nhs/comments"), "edit", comment.Id), ("text", "Pelican two."))) Assert.Equal(HttpStatusCode.Found, edited.StatusCode);

        var owner = Access.Personas.Named("NHS senior responsible owner")!;
        Assert.Equal("comment.not_yours", (await app.SendAsync(owner, new DeleteComment(comment.Id)))?.Code);
        Assert.Equal("changed", (await app.SendAsync(Access.Personas.Named("NHS unit lead")!, new EditComment(comment.Id, "Pelican three.", comment.Version)))?.Code);
        Assert.Equal("Pelican two.", Assert.Single(await CommentsAsync("Pelican")).Text);

        using (var deleted = await lead.SubmitAsync(Form(await lead.PageAsync("/missions/nhs/comments"), "delete", comment.Id))) Assert.Equal(HttpStatusCode.Found, deleted.StatusCode);
        Assert.Empty(await CommentsAsync("Pelican"));
        Assert.Contains("Deleted by its author", (await lead.PageAsync("/missions/nhs/comments")).QuerySelector($"#c-{comment.Id:N}")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_becomes_an_action_in_the_list_and_is_done()
    {
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        await WriteAsync(lead, $"{Waits}/comments", "Order more ocelots.");
        var comment = Assert.Single(await CommentsAsync("ocelots"));
        var ask = Form(await lead.PageAsync($"{Waits}/comments"), "action", comment.Id);

        using (var wrong = await lead.SubmitAsync(ask, ("owner", "Director, Outpatients, NHS England"), ("due", "31 February 2026"))) Assert.Contains("Enter a real day", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var asked = await lead.SubmitAsync(ask, ("owner", "Director, Outpatients, NHS England"), ("due", "27 March 2026"))) Assert.Equal(HttpStatusCode.Found, asked.StatusCode);

        using var director = await PersonaBrowser.AsAsync(app, "Director, Outpatients, NHS England");
        var row = (await director.PageAsync("/actions")).QuerySelectorAll("tbody tr").Single(row => row.Words().Contains("ocelots", StringComparison.Ordinal));
        Assert.StartsWith("27 March 2026", row.Words(), StringComparison.Ordinal);
        Assert.Contains("(you)", row.Words(), StringComparison.Ordinal);
        using var other = await PersonaBrowser.AsAsync(app, "Safer streets unit lead");
        Assert.DoesNotContain("ocelots", await other.TextAsync("/actions"), StringComparison.Ordinal);

        using (var done = await director.SubmitAsync(Form(await director.PageAsync($"{Waits}/comments"), "done", comment.Id))) Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.DoesNotContain("ocelots", await director.TextAsync("/actions"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nhs/comments")]
    [InlineData("nhs/targets/18-week-waits/comments")]
    [InlineData("nhs/milestones/40-evening-clinics-open/comments")]
    public async Task A_form_that_was_open_too_long_comes_back_with_its_text_and_one_from_elsewhere_does_nothing(string address)
    {
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        var form = Form(await lead.PageAsync($"/missions/{address}"), "write");

        using var answer = await lead.SubmitAsync(form, ("text", "Armadillo."), ("__RequestVerificationToken", "old"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((PostedForm.Stale, "Armadillo."), (again.QuerySelector(".error-summary a")!.Words(), again.QuerySelector("#text")!.TextContent));
        Assert.Empty(await CommentsAsync("Armadillo"));
        using var sent = await lead.SubmitAsync(Form(again, "write"), ("text", "Armadillo."));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Single(await CommentsAsync("Armadillo"));
        await app.ReadAsync(db => db.Comments.Where(comment => comment.Text == "Armadillo.").ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_comment_on_a_milestone_stands_on_its_page_and_is_resolved_opened_again_and_made_an_action()
    {
        const string clinics = "/missions/nhs/milestones/40-evening-clinics-open";
        using var lead = await PersonaBrowser.AsAsync(app, "NHS unit lead");
        Assert.Equal($"{clinics}/comments", (await lead.PageAsync(clinics)).QuerySelector(".comments a")!.GetAttribute("href"));
        await WriteAsync(lead, $"{clinics}/comments", "Capybara clinics.");
        var id = Assert.Single(await CommentsAsync("Capybara")).Id;
        Assert.Contains("Capybara clinics.", (await lead.PageAsync(clinics)).QuerySelector($"#c-{id:N}")!.Words(), StringComparison.Ordinal);
        using (var other = await PersonaBrowser.AsAsync(app, "Safer streets unit lead")) Assert.Null((await other.PageAsync(clinics)).QuerySelector(".comments"));
        Assert.Null((await app.PageAsync(clinics)).QuerySelector(".comments"));

        await DoAsync("resolve");
        Assert.Null((await lead.PageAsync(clinics)).QuerySelector($"#c-{id:N}"));
        Assert.False(Assert.Single(await CommentsAsync("Capybara")).IsOpen);
        await DoAsync("reopen");
        Assert.True(Assert.Single(await CommentsAsync("Capybara")).IsOpen);
        await DoAsync("action", ("owner", "NHS unit lead"), ("due", "27 March 2026"));
        var row = (await lead.PageAsync("/actions")).QuerySelectorAll("tbody tr").Single(row => row.Words().Contains("Capybara", StringComparison.Ordinal));
        Assert.Equal($"{clinics}/comments#c-{id:N}", row.QuerySelector("a")!.GetAttribute("href"));
        await DoAsync("done");
        Assert.NotNull(Assert.Single(await CommentsAsync("Capybara")).Action!.DoneOn);

        async Task DoAsync(string deed, params (string Name, string Value)[] typed)
        {
            using var done = await lead.SubmitAsync(Form(await lead.PageAsync($"{clinics}/comments"), deed, id), typed);
            Assert.Equal((HttpStatusCode.Found, $"{clinics}/comments#c-{id:N}"), (done.StatusCode, done.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task Sixty_four_at_once_are_all_kept_and_make_one_chain()
    {
        var lead = Access.Personas.Named("NHS unit lead")!;

        var problems = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => app.SendAsync(lead, new WriteComment(Guid.CreateVersion7(), new("nhs"), null, $"Starling {n}."))));

        Assert.All(problems, Assert.Null);
        var written = (await CommentsAsync("Starling")).Select(comment => (Guid?)comment.Id).ToList();
        Assert.Equal((64, 64), (written.Count, await app.ReadAsync(db => db.Audit.CountAsync(line => written.Contains(line.SubjectId)))));
        Assert.Empty((await app.ReadAsync(db => AuditCheck.RunAsync(db, noted: null, TestContext.Current.CancellationToken))).Findings);
    }

    private static async Task WriteAsync(PersonaBrowser browser, string address, string text)
    {
        using var sent = await browser.SubmitAsync(Form(await browser.PageAsync(address), "write"), ("text", text));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
    }

    private static AngleSharp.Dom.IElement Form(AngleSharp.Html.Dom.IHtmlDocument page, string deed, Guid? comment = null) =>
        page.QuerySelectorAll("main form").First(form => form.QuerySelector("input[name=do]")?.GetAttribute("value") == deed && (comment is null || form.QuerySelector("input[name=comment]")?.GetAttribute("value") == comment.ToString()));

    private Task<List<Comment>> CommentsAsync(string word) => app.ReadAsync(db => db.Comments.AsNoTracking().Where(comment => comment.Text.Contains(word)).ToListAsync());
}
