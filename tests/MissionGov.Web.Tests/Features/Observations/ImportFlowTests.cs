using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>What a person can say on the preview, in plain forms.</summary>
public sealed class ImportFlowTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Fixes = "/data/import/fixes";
    private const string Save = "/data/import/save";

    [Fact]
    public async Task A_wrong_cell_is_mended_in_place_and_can_be_left_alone_again()
    {
        using var analyst = await AnalystAsync();
        var check = await CheckAsync(analyst, "indicator,place,period,value\nMended,E92000001,2025-10,61\nMended,E92000001,2025-11,6l.5\n");
        Assert.Equal("61.5", check.QuerySelector("input[name=value]")!.GetAttribute("value"));

        var mended = await FollowAsync(analyst, await analyst.SubmitAsync(Form(check, Fixes)));
        Assert.Contains("2 rows: 2 new, 0 revised.", mended.Body!.Words(), StringComparison.Ordinal);
        var unmended = await FollowAsync(analyst, await analyst.SubmitAsync(Form(mended, Fixes), ("value", "")));
        Assert.Contains("1 problem", unmended.Body!.Words(), StringComparison.Ordinal);

        // Somebody else mends the cell after the page was made.
        await FollowAsync(analyst, await analyst.SubmitAsync(Form(unmended, Fixes), ("value", "62")));
        var late = await FollowAsync(analyst, await analyst.SubmitAsync(Form(mended, Save)));
        Assert.Contains("Cells were mended since this page was made", late.Body!.Words(), StringComparison.Ordinal);

        var done = await FollowAsync(analyst, await analyst.SubmitAsync(Form(late, Save)));
        Assert.Contains("Row 3, value: 6l.5 → 62", done.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problems_can_be_taken_away_as_a_file()
    {
        using var analyst = await AnalystAsync();
        var rows = string.Concat(Enumerable.Range(1, 150).Select(row => $"Many,E92000001,{1800 + row},6l\n"));
        var check = await CheckAsync(analyst, $"indicator,place,period,value\n{rows}Many,E92000001,2025,=1+1\n");

        using var answer = await analyst.GetAsync(check.QuerySelectorAll("a").Single(link => link.TextContent == "Download the problems").GetAttribute("href")!);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n");

        Assert.Equal("Row,Column,Value,What to mend,Suggestion", lines[0]);
        Assert.Equal("2,value,6l,\"Row 2: Value must be a number, like 12 or 12.5. Did you mean 61?\",61", lines[1]);
        Assert.Equal(1 + 151 + 1, lines.Length);
        Assert.Contains("'=1+1", lines[151], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_columns_are_asked_for_and_what_was_said_is_kept_until_it_is_forgotten()
    {
        using var analyst = await AnalystAsync();
        var check = await CheckAsync(analyst, "When,How much,Whose\n2025-10-03,61,RXH\n");
        var wrong = await FollowAsync(analyst, await analyst.SubmitAsync(Map(check), ("column-period", "When"), ("column-value", "How much"), ("always-indicator", "Mapped")));
        Assert.Contains("Choose the column for ‘Place’, or say what holds for all rows", wrong.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal("How much", ((IHtmlSelectElement)wrong.QuerySelector("#column-value")!).Value);
        Assert.Equal("Mapped", wrong.QuerySelector("#always-indicator")!.GetAttribute("value"));
        Assert.NotNull(wrong.QuerySelector(wrong.QuerySelector(".error-summary a")!.GetAttribute("href")!));

        var known = await FollowAsync(analyst, await analyst.SubmitAsync(Map(wrong), ("column-place", "Whose")));
        Assert.Contains("1 row: 1 new", known.Body!.Words(), StringComparison.Ordinal);
        await FollowAsync(analyst, await analyst.SubmitAsync(Form(known, Save)));
        Assert.Equal("map", await app.ReadAsync(db => db.ImportBatches.OrderByDescending(batch => batch.Id).Select(batch => batch.Layout).FirstAsync()));

        var next = await CheckAsync(analyst, "When,How much,Whose\n2025-10-10,62,RXH\n");
        Assert.Contains("1 row: 1 new", next.Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("The Delivery analyst said this", next.Body!.Words(), StringComparison.Ordinal);
        var forgotten = await FollowAsync(analyst, await analyst.SubmitAsync(next.Forms.OfType<IHtmlFormElement>().Single(form => form.GetAttribute("action")!.StartsWith("/data/import/map/forget", StringComparison.Ordinal))));
        Assert.Contains("We do not know this file yet", forgotten.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_changes_are_imported_only_once_somebody_says_they_are_checked()
    {
        using var analyst = await AnalystAsync();
        var check = await CheckAsync(analyst, "indicator,place,period,value\nJump,E92000001,2025-10,61\nJump,E92000001,2025-11,62\n");
        await FollowAsync(analyst, await analyst.SubmitAsync(Form(check, Save)));
        var jump = await CheckAsync(analyst, "indicator,place,period,value\nJump,E92000001,2025-12,630\n");

        var refused = await FollowAsync(analyst, await analyst.SubmitAsync(Form(jump, Save)));
        Assert.Contains("Look at the large changes, then tick the box", refused.Body!.Words(), StringComparison.Ordinal);
        Assert.NotNull(refused.QuerySelector(refused.QuerySelector(".error-summary a")!.GetAttribute("href")!));
        var done = await FollowAsync(analyst, await analyst.SubmitAsync(Form(refused, Save), ("checked", "yes")));
        Assert.Contains("1 row: 1 new", done.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fractions_are_asked_about_before_there_is_a_button_to_import()
    {
        using var analyst = await AnalystAsync();
        var check = await CheckAsync(analyst, "indicator,place,period,value,unit\nShare,E92000001,2025-10,0.618,%\n");
        Assert.Contains("Read 0.618 as 61.8%?", check.Body!.Words(), StringComparison.Ordinal);
        Assert.Null(Form(check, Save).QuerySelector("button"));

        var question = check.Forms.OfType<IHtmlFormElement>().First(form => form.QuerySelector("button[name=fractions]") is not null);
        var said = await analyst.PageAsync("/data/import/check?" + string.Join('&', Caller.FieldsOf(question).Append(("fractions", "yes")).Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}")));
        await FollowAsync(analyst, await analyst.SubmitAsync(Form(said, Save)));

        Assert.Equal(61.8, await app.ReadAsync(db => db.Observations.OrderByDescending(row => row.BatchId).Select(row => row.Value).FirstAsync()));
    }

    [Fact]
    public async Task An_import_is_found_again_with_its_file_and_taken_back_with_a_reason()
    {
        using var analyst = await AnalystAsync();
        const string rows = "indicator,place,period,value\nBack,E92000001,2025-10,61\n";
        var done = await FollowAsync(analyst, await analyst.SubmitAsync(Form(await CheckAsync(analyst, rows), Save)));
        var address = done.QuerySelectorAll("a").Single(link => link.TextContent == "Take this import back").GetAttribute("href")!;
        var page = await analyst.PageAsync(address);
        using var file = await analyst.GetAsync(page.QuerySelectorAll("a").Single(link => link.TextContent.StartsWith("Download", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(rows, await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("application/octet-stream", "attachment"), (file.Content.Headers.ContentType?.MediaType, file.Content.Headers.ContentDisposition?.DispositionType));

        var silent = await FollowAsync(analyst, await analyst.SubmitAsync(Form(page, $"{address}/undo")));
        Assert.Contains("Say why you take it back", silent.Body!.Words(), StringComparison.Ordinal);
        var undone = await FollowAsync(analyst, await analyst.SubmitAsync(Form(silent, $"{address}/undo"), ("reason", "Wrong file.")));
        Assert.Contains("by the Delivery analyst: Wrong file.", undone.Body!.Words(), StringComparison.Ordinal);
        var restored = await FollowAsync(analyst, await analyst.SubmitAsync(Form(undone, $"{address}/restore"), ("reason", "It was right.")));
        Assert.Contains("1 figure will no longer count", restored.Body!.Words(), StringComparison.Ordinal);
    }

    private Task<Caller> AnalystAsync() => Caller.WithRoleAsync(app.Address, "Delivery analyst");

    private static async Task<IHtmlDocument> CheckAsync(Caller analyst, string rows)
    {
        var page = await analyst.PageAsync("/data/import");
        return await FollowAsync(analyst, await analyst.SubmitAsync(Form(page, "/data/import"), ("text", rows)));
    }

    private static IHtmlFormElement Map(IHtmlDocument page) => page.Forms.OfType<IHtmlFormElement>().Single(form => form.GetAttribute("action")!.StartsWith("/data/import/map?", StringComparison.Ordinal));

    private static IHtmlFormElement Form(IHtmlDocument page, string action) =>
        page.Forms.OfType<IHtmlFormElement>().FirstOrDefault(form => form.GetAttribute("action")!.Split('?')[0] == action) ?? throw new InvalidOperationException($"No form {action}: {page.Body!.Words()}");

    private static async Task<IHtmlDocument> FollowAsync(Caller caller, HttpResponseMessage answer)
    {
        using (answer)
        {
            if (answer.StatusCode == HttpStatusCode.Found) return await caller.PageAsync(answer.Headers.Location!.OriginalString);
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
