using System.Globalization;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>What a person says about a kept file before it is imported: other values for wrong cells, and what its columns mean. What was chosen so far stands in the address.</summary>
internal static class MendingRoutes
{
    public static void MapMending(this IEndpointRouteBuilder app)
    {
        app.MapGet($"{ImportRoutes.Address}/problems.csv", ProblemsAsync);
        app.MapPost($"{ImportRoutes.Address}/fixes", FixAsync);
        app.MapPost($"{ImportRoutes.Address}/map", MapAsync);
        app.MapPost($"{ImportRoutes.Address}/map/forget", ForgetAsync);
    }

    private static async Task<IResult> ProblemsAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        if (!ImportRoutes.MayEdit(http)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var choices = ChoicesOf(http);
        if (kept.PathOf(choices.File) is not { } path) return Results.Redirect(choices.At("check"));
        var preview = await mediator.AskAsync(new PreviewImport(choices.FileAt(path, await kept.FixesAsync(choices.File, ct))), ct);
        http.Response.Headers.CacheControl = "no-store";
        return CsvFile.Of(http, "problems", ["Row", "Column", "Value", "What to mend", "Suggestion"], preview.File.Problems.Kept.Select(problem => new object?[] { problem.Row, problem.Column, problem.Value, problem.Message, problem.Suggestion }));
    }

    private static async Task<IResult> FixAsync(HttpContext http, KeptFiles kept, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, kept, ct);
        if (form is null) return instead!;
        var choices = ChoicesOf(http);
        var sheet = choices.Sheet.Length > 0 ? choices.Sheet : null;
        var (rows, columns, was, values) = (form["row"], form["column"], form["was"], form["value"]);
        if (rows.Count == columns.Count && rows.Count == was.Count && rows.Count == values.Count)
        {
            var fixes = Enumerable.Range(0, rows.Count)
                .Where(i => int.TryParse(rows[i], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(i => new CellFix(int.Parse(rows[i]!, CultureInfo.InvariantCulture), columns[i]!, ProblemList.Shorten(was[i]!), values[i]!.Trim(), sheet));
            await kept.FixAsync(choices.File, [.. fixes], ct);
        }

        return Results.Redirect(choices.At("check"));
    }

    private static async Task<IResult> MapAsync(HttpContext http, KeptFiles kept, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, kept, ct);
        if (form is null) return instead!;
        var choices = ChoicesOf(http);
        if (FileHead.Read(choices.FileAt(kept.PathOf(choices.File)!, []), ct) is not { } head) return Results.Redirect(choices.At("check"));
        var map = MapForm.Of(form, head, choices.Indicator.Length > 0);
        if (map.Error is not null) return await PreviewAnswer.OfAsync(http, choices, ct, map);
        var problem = await mediator.SendAsync(new KeepMap(head.Hash, string.Join(", ", head.Headings), map.ToMap()), commandId: form.CommandId(), ct: ct);
        return problem is null ? Results.Redirect(choices.At("check")) : await PreviewAnswer.OfAsync(http, choices, ct, map with { Error = problem.Message });
    }

    private static async Task<IResult> ForgetAsync(HttpContext http, KeptFiles kept, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, kept, ct);
        if (form is null) return instead!;
        await mediator.SendAsync(new ForgetMap(form["headings"].ToString()), commandId: form.CommandId(), ct: ct);
        return Results.Redirect(ChoicesOf(http).At("check"));
    }

    private static ImportChoices ChoicesOf(HttpContext http) => ImportChoices.Of(name => http.Request.Query[name]);

    private static async Task<(IFormCollection? Form, IResult? Instead)> ReadAsync(HttpContext http, KeptFiles kept, CancellationToken ct)
    {
        if (!ImportRoutes.MayEdit(http)) return (null, await ImportRoutes.FormAsync(http, new(), ct));
        if (await ImportRoutes.ReadAsync(http, ImportRoutes.FormAround, ct) is not { } form) return (null, await ImportRoutes.FormAsync(http, new(Error: ImportRoutes.Stale), ct));
        return kept.PathOf(ChoicesOf(http).File) is null ? (null, await ImportRoutes.GoneAsync(http, ct)) : (form, null);
    }
}
