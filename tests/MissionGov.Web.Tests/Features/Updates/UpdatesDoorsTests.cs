using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Features.Updates;

namespace MissionGov.Web.Tests.Features.Updates;

public sealed class UpdatesDoorsTests : IAsyncLifetime
{
    private const string Publish = $"{UpdatesRoutes.Address}/publish";

    // One for each test: a late milestone makes others late.
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_form_works_without_a_script()
    {
        using var lead = await SignedIn.AsAsync(_app, "NHS unit lead");
        var page = await lead.PageAsync(UpdatesRoutes.Address);
        var due = Due(page);
        var fields = Fields(page);
        var id = Row(page, "40 evening clinics open");
        (fields[$"status-{id}"], fields[$"date-{id}"], fields[$"note-{id}"], fields["action"]) = ("late", "12/3", "Software supplier slipped", "publish");

        using var answer = await lead.PostAsync(UpdatesRoutes.Address, WithRows(fields));

        Assert.Equal(UpdatesRoutes.After(Guid.Parse(fields["command"])), answer.Headers.Location?.OriginalString);
        var after = await lead.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.Matches(@"^Published. Late milestones(: still \d| \d → \d); next 12 March\.", after.QuerySelector("[data-published]")!.Words());
        Assert.Equal(due - 1, Due(after));

        var undo = after.QuerySelectorAll("[data-published] input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        using var undone = await lead.PostAsync($"{UpdatesRoutes.Address}/undo", undo);
        Assert.Equal(HttpStatusCode.Found, undone.StatusCode);
        Assert.Equal(new DateOnly(2026, 2, 11), (await MilestoneAsync(id)).ForecastDate);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_row_and_what_was_typed_is_kept()
    {
        using var lead = await SignedIn.AsAsync(_app, "NHS unit lead");
        var page = await lead.PageAsync(UpdatesRoutes.Address);
        var fields = Fields(page);
        var id = Row(page, "Surgical hubs in every region");
        (fields[$"status-{id}"], fields[$"note-{id}"], fields["action"]) = ("late", "<b>No site</b>", "publish");

        using var answer = await lead.PostAsync(UpdatesRoutes.Address, WithRows(fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = await SignedIn.ReadAsync(answer);
        Assert.Equal("Give the new date.", again.QuerySelector($"[data-row='{id}'] [data-problem]")!.Words());
        Assert.Equal(("<b>No site</b>", fields["command"]), (again.QuerySelector($"#note-{id}")!.TextContent, again.QuerySelector("form[data-updates] [name=command]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_conflict_shows_both_versions_and_waits_for_a_choice()
    {
        using var lead = await SignedIn.AsAsync(_app, "NHS unit lead");
        var page = await lead.PageAsync(UpdatesRoutes.Address);
        var fields = Fields(page);
        var id = Row(page, "Diagnostic centres open 12 hours a day");
        (fields[$"status-{id}"], fields[$"date-{id}"], fields[$"note-{id}"], fields["action"]) = ("late", "end may", "Mine.", "publish");
        var seen = await MilestoneAsync(id);
        Assert.Null(await _app.SendAsync(Access.Personas.Named("NHS senior responsible owner")!, new MissionGov.Web.Features.Delivery.SlipMilestone(seen.Id, new DateOnly(2026, 4, 30), seen.Version), "Theirs."));

        using var answer = await lead.PostAsync(UpdatesRoutes.Address, WithRows(fields));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var again = await SignedIn.ReadAsync(answer);
        Assert.StartsWith("NHS senior responsible owner changed this just now.", again.QuerySelector(".conflict legend")!.Words(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 4, 30), (await MilestoneAsync(id)).ForecastDate);

        var chosen = Fields(again);
        (chosen[$"resolve-{id}"], chosen["action"]) = ("mine", "publish");
        using var second = await lead.PostAsync(UpdatesRoutes.Address, WithRows(chosen));
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
        Assert.Equal((new DateOnly(2026, 5, 31), "Mine."), ((await MilestoneAsync(id)).ForecastDate, (await MilestoneAsync(id)).Slips[^1].Reason));
    }

    [Fact]
    public async Task No_change_keeps_confidence_and_evidence_and_a_conflict_shows_them()
    {
        const string evidence = "https://example.gov.uk/minutes";
        using var lead = await SignedIn.AsAsync(_app, "NHS unit lead");
        var id = Row(await lead.PageAsync(UpdatesRoutes.Address), "Surgical hubs in every region");
        var first = await MilestoneAsync(id);
        Assert.Null(await _app.SendAsync(Access.Personas.Named("NHS unit lead")!, new PublishUpdates([new(first.Id, first.Version, ReportedStatus.Late, "+1w", "Builders.", Confidence.Low, evidence)])));
        await _app.ChangeAsync($"update milestones set last_report = jsonb_set(last_report::jsonb, '{{on}}', '\"2026-01-20\"') where id = '{id}'");

        // Shown as it stands, and no reason to take the row for one that somebody typed into.
        var page = await lead.PageAsync(UpdatesRoutes.Address);
        var begun = Fields(page);
        Assert.Equal(("low", evidence), (page.QuerySelector($"[name='confidence-{id}'] option[selected]")!.GetAttribute("value"), begun[$"evidence-{id}"]));
        Assert.Contains(": low, with evidence", page.QuerySelector($"[data-row='{id}'] .more summary")!.Words(), StringComparison.Ordinal);

        var rest = Typed(page);
        (rest["action"], rest["rest-note"]) = ("rest", "As before.");
        using var published = await lead.PostAsync(UpdatesRoutes.Address, WithRows(rest));
        Assert.Equal(HttpStatusCode.Found, published.StatusCode);
        var after = (await MilestoneAsync(id)).LastReport!;
        Assert.Equal((ReportedStatus.Late, Confidence.Low, evidence), (after.Status, after.Confidence, after.Evidence));
        Assert.NotEqual("Builders.", after.Note);

        var mine = Typed(page);
        (mine[$"note-{id}"], mine[$"confidence-{id}"], mine[$"evidence-{id}"], mine["action"], mine["command"]) = ("Mine.", "high", "", "publish", Guid.CreateVersion7().ToString());
        using var conflict = await lead.PostAsync(UpdatesRoutes.Address, WithRows(mine));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var rows = (await SignedIn.ReadAsync(conflict)).QuerySelectorAll(".conflict tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.Words()))).ToList();
        Assert.Equal(["Status", "Date", "Why", "Confidence", "Evidence"], rows.Select(row => row.Split('|')[0]));
        Assert.Equal(["Confidence|Low|High", $"Evidence|{evidence}|none"], rows[3..]);
    }

    [Fact]
    public async Task Rows_changed_after_they_were_published_go_out_under_an_id_of_their_own()
    {
        using var lead = await SignedIn.AsAsync(_app, "NHS unit lead");
        var page = await lead.PageAsync(UpdatesRoutes.Address);
        var id = Row(page, "40 evening clinics open");
        var fields = Typed(page);
        (fields[$"status-{id}"], fields[$"date-{id}"], fields[$"note-{id}"], fields["action"]) = ("late", "12/3", "Once.", "publish");
        using var first = await lead.PostAsync(UpdatesRoutes.Address, WithRows(fields));
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);

        // Back, one more row, and the same button.
        var other = Row(page, "Surgical hubs in every region");
        (fields[$"status-{id}"], fields[$"date-{id}"], fields[$"note-{id}"]) = (fields[$"was-{id}"], "", "");
        (fields[$"status-{other}"], fields[$"date-{other}"], fields[$"note-{other}"]) = ("late", "+1m", "And this.");
        using var refused = await lead.PostAsync(UpdatesRoutes.Address, WithRows(fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await SignedIn.ReadAsync(refused);
        var next = Typed(again);
        Assert.NotEqual(fields["command"], next["command"]);
        Assert.Equal("And this.", next[$"note-{other}"]);
        next["action"] = "publish";
        using var second = await lead.PostAsync(UpdatesRoutes.Address, WithRows(next));
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
        Assert.Equal("And this.", (await MilestoneAsync(other)).LastReport?.Note);

        // The same at the script's door.
        var now = await MilestoneAsync(other);
        object Update(string note) => new { command = fields["command"], rows = new[] { new { milestone = now.Id, seen = now.Version, status = "late", date = "+2m", note } } };
        using var json = await lead.SendAsync(HttpMethod.Post, Publish, Update("By script."), SignedIn.Token(again));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, json.StatusCode);
        var answer = JsonDocument.Parse(await json.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.NotEqual(fields["command"], answer.GetProperty("command").GetString());
    }

    [Fact]
    public async Task Whoever_left_the_page_takes_their_update_back_while_nobody_changed_it_since()
    {
        using var director = await SignedIn.AsAsync(_app, "Director, Outpatients, NHS England");
        var page = await director.PageAsync(UpdatesRoutes.Address);
        var id = Row(page, "Patients choose follow-ups in every specialty");
        var before = await MilestoneAsync(id);
        Assert.Null(page.QuerySelector(".last-updates"));
        var fields = Typed(page);
        (fields[$"status-{id}"], fields[$"date-{id}"], fields[$"note-{id}"], fields["action"]) = ("late", "+2w", "Too early.", "publish");
        using var published = await director.PostAsync(UpdatesRoutes.Address, WithRows(fields));

        // Not beside the note that says so with a button of its own, and nobody else's.
        Assert.Null((await director.PageAsync(published.Headers.Location!.OriginalString)).QuerySelector(".last-updates"));
        using var lead = await SignedIn.AsAsync(_app, "NHS unit lead");
        Assert.Null((await lead.PageAsync(UpdatesRoutes.Address)).QuerySelector(".last-updates"));

        var last = (await director.PageAsync(UpdatesRoutes.Address)).QuerySelector(".last-updates li")!;
        Assert.Contains("Patients choose follow-ups in every specialty", last.Words(), StringComparison.Ordinal);
        var undo = last.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        using var undone = await director.PostAsync(last.QuerySelector("form")!.GetAttribute("action")!, undo);
        Assert.Equal(HttpStatusCode.Found, undone.StatusCode);
        Assert.True((await MilestoneAsync(id)).State.IsSameAs(before.State));

        (fields[$"seen-{id}"], fields["command"]) = ($"{(await MilestoneAsync(id)).Version}", Guid.CreateVersion7().ToString());
        using var twice = await director.PostAsync(UpdatesRoutes.Address, WithRows(fields));
        Assert.Equal(HttpStatusCode.Found, twice.StatusCode);
        var held = await MilestoneAsync(id);
        Assert.Null(await _app.SendAsync(Access.Personas.Named("NHS unit lead")!, new MissionGov.Web.Features.Delivery.SlipMilestone(held.Id, held.ForecastDate.AddDays(9), held.Version), "Somebody else's."));
        Assert.Null((await director.PageAsync(UpdatesRoutes.Address)).QuerySelector(".last-updates"));
    }

    [Fact]
    public async Task No_change_on_the_rest_reports_every_row_that_is_due()
    {
        using var lead = await SignedIn.AsAsync(_app, "Safer streets unit lead");
        var fields = Fields(await lead.PageAsync(UpdatesRoutes.Address));
        fields["action"] = "rest";

        using var answer = await lead.PostAsync(UpdatesRoutes.Address, WithRows(fields));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var after = await lead.PageAsync(UpdatesRoutes.Address);
        Assert.Contains("0 due today", after.QuerySelector(".sub")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Nothing due this week. Next: 27 March.", after.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scripts_door_takes_json_of_this_page_and_nothing_else()
    {
        using var lead = await SignedIn.AsAsync(_app, "NHS unit lead");
        var token = SignedIn.Token(await lead.PageAsync(UpdatesRoutes.Address));
        var row = await MilestoneAsync(Row(await lead.PageAsync(UpdatesRoutes.Address), "All first appointments bookable in the app"));
        object update = new { command = Guid.CreateVersion7(), rows = new[] { new { milestone = row.Id, seen = row.Version, status = "late", date = "+2w", note = "By script." } } };

        await RefusedAsync(HttpStatusCode.BadRequest, lead.SendAsync(HttpMethod.Post, Publish, update));
        await RefusedAsync(HttpStatusCode.BadRequest, lead.SendAsync(HttpMethod.Post, Publish, update, "forged"));
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, lead.SendAsync(HttpMethod.Post, Publish, "command=1", token, "application/x-www-form-urlencoded"));
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, lead.SendAsync(HttpMethod.Post, Publish, JsonSerializer.Serialize(update), token, "text/plain"));
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, lead.SendAsync(HttpMethod.Post, UpdatesRoutes.Address, update, token));
        await RefusedAsync(HttpStatusCode.BadRequest, lead.SendAsync(HttpMethod.Post, Publish, JsonSerializer.Serialize(update).Replace("\"note\"", "\"who\":\"minister\",\"note\"", StringComparison.Ordinal), token));
        await RefusedAsync(HttpStatusCode.BadRequest, lead.SendAsync(HttpMethod.Post, Publish, "{", token));
        Assert.Equal(row.Version, (await MilestoneAsync(row.Id.ToString())).Version);

        using var done = await lead.SendAsync(HttpMethod.Post, Publish, update, token);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(row.ForecastDate.AddDays(14), (await MilestoneAsync(row.Id.ToString())).ForecastDate);
    }

    [Fact]
    public async Task Who_reports_nothing_is_told_so_and_a_visitor_is_asked_to_sign_in()
    {
        using var nobody = SignedIn.Nobody(_app);
        using var asked = await nobody.GetAsync(UpdatesRoutes.Address);
        Assert.Equal((HttpStatusCode.Found, "/sign-in?from=%2Fme%2Fupdates"), (asked.StatusCode, asked.Headers.Location?.OriginalString));

        using var analyst = await SignedIn.AsAsync(_app, "Delivery analyst");
        await RefusedAsync(HttpStatusCode.Forbidden, analyst.GetAsync(UpdatesRoutes.Address));
    }

    private static async Task RefusedAsync(HttpStatusCode status, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.Equal(status, answer.StatusCode);
    }

    private static int Due(IHtmlDocument page) => int.Parse(page.QuerySelector(".sub strong")!.Words().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static string Row(IHtmlDocument page, string name) => page.QuerySelector($"tr[data-name='{name}']")!.GetAttribute("data-row")!;

    /// <summary>What a browser would send, but for the rows' own names.</summary>
    private static Dictionary<string, string> Fields(IHtmlDocument page) => page.QuerySelector("form[data-updates]")!.QuerySelectorAll("input, textarea, select")
        .Where(field => field is not IHtmlInputElement { Type: "radio", IsChecked: false } && field.GetAttribute("name") != "row")
        .ToDictionary(field => field.GetAttribute("name")!, field => field is IHtmlTextAreaElement text ? text.Value : (field as IHtmlInputElement)?.Value ?? "");

    /// <summary>The same with what is chosen in the lists.</summary>
    private static Dictionary<string, string> Typed(IHtmlDocument page)
    {
        var fields = Fields(page);
        foreach (var choice in page.QuerySelectorAll<IHtmlSelectElement>("form[data-updates] select")) fields[choice.Name!] = choice.Value ?? "";
        return fields;
    }

    private static IEnumerable<KeyValuePair<string, string>> WithRows(Dictionary<string, string> fields) =>
        fields.Concat(fields.Keys.Where(name => name.StartsWith("seen-", StringComparison.Ordinal)).Select(name => KeyValuePair.Create("row", name["seen-".Length..])));

    private Task<Milestone> MilestoneAsync(string id) => _app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Id == Guid.Parse(id)));
}
