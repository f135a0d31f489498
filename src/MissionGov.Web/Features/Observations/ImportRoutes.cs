using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Import in plain forms: choose, look, import. The file travels by HTTP, never over a circuit, and no step needs a script.</summary>
internal static class ImportRoutes
{
    public const string Address = "/data/import";

    // The rest of a form around a file of the largest size.
    private const long FormAround = 100_000;

    private const string TooLarge = "The selected file must be smaller than 50 MB";
    private const string Stale = "The form was open for too long. Choose the file again";

    public static void MapImport(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext http, Mediator mediator, CancellationToken ct) => FormAsync(http, mediator, new(), ct));
        app.MapPost(Address, ChooseAsync);
        app.MapGet($"{Address}/check", CheckAsync);
        app.MapPost($"{Address}/save", SaveAsync);
        app.MapGet($"{Address}/{{id:guid}}", DoneAsync);
    }

    private static async Task<IResult> FormAsync(HttpContext http, Mediator mediator, ImportEntry entry, CancellationToken ct) =>
        Page<ImportPage>(http, entry.Error is not null ? StatusCodes.Status422UnprocessableEntity : HttpMethods.IsPost(http.Request.Method) ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK, new()
        {
            [nameof(ImportPage.Entry)] = entry,
            [nameof(ImportPage.Indicators)] = await mediator.AskAsync(new GetImportForm(), ct),
            [nameof(ImportPage.MayEdit)] = MayEdit(http),
            [nameof(ImportPage.Token)] = Token(http),
        });

    private static async Task<IResult> ChooseAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        if (!MayEdit(http)) return await FormAsync(http, mediator, new(), ct);
        if (http.Request.ContentLength > FileText.MaximumBytes + FormAround) return await FormAsync(http, mediator, new(Error: TooLarge), ct);
        if (await ReadAsync(http, FileText.MaximumBytes + FormAround, ct) is not { } form) return await FormAsync(http, mediator, new(Error: Stale), ct);

        var file = form.Files["file"] is { Length: > 0 } chosen ? chosen : null;
        var entry = new ImportEntry(form["text"].ToString(), form["indicator"].ToString());
        if (file is null && string.IsNullOrWhiteSpace(entry.Text)) return await FormAsync(http, mediator, entry with { Error = form.Files["file"] is { FileName.Length: > 0 } ? "The file is empty. Choose a file with a heading row and at least one row of data" : "Choose a file, or paste rows" }, ct);
        if (file?.Length > FileText.MaximumBytes) return await FormAsync(http, mediator, entry with { Error = TooLarge }, ct);

        await using var bytes = file?.OpenReadStream() ?? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(entry.Text));
        var id = await kept.KeepAsync(bytes, ct);
        foreach (var never in await mediator.AskAsync(new GetNeverImported(kept.Old()), ct)) kept.Drop(never);
        var query = QueryString.Create("file", id).Add("name", FileNames.Plain(file?.FileName)).Add("indicator", entry.Indicator);
        return Results.Redirect($"{Address}/check{query}");
    }

    private static async Task<IResult> CheckAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        var query = http.Request.Query;
        if (!MayEdit(http)) return await FormAsync(http, mediator, new(), ct);
        if (kept.PathOf(query["file"]) is not { } path) return await FormAsync(http, mediator, new(Error: "That file is not here any more. Choose it again"), ct);

        var file = new ImportFile(path, FileNames.Plain(query["name"]), Given(query["indicator"]), LeavesOutBadRows: true);
        return Page<ImportPreviewPage>(http, StatusCodes.Status200OK, new()
        {
            [nameof(ImportPreviewPage.Name)] = file.Name,
            [nameof(ImportPreviewPage.Indicator)] = file.Indicator,
            [nameof(ImportPreviewPage.Kept)] = query["file"].ToString(),
            [nameof(ImportPreviewPage.Preview)] = await mediator.AskAsync(new PreviewImport(file), ct),
            [nameof(ImportPreviewPage.CommandId)] = Guid.CreateVersion7(),
            [nameof(ImportPreviewPage.Token)] = Token(http),
        });
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        if (!MayEdit(http)) return await FormAsync(http, mediator, new(), ct);
        if (await ReadAsync(http, FormAround, ct) is not { } form) return await FormAsync(http, mediator, new(Error: Stale), ct);
        if (kept.PathOf(form["file"]) is not { } path || !Guid.TryParse(form["command"], out var id)) return await FormAsync(http, mediator, new(Error: "That file is not here any more. Choose it again"), ct);

        var file = new ImportFile(path, FileNames.Plain(form["name"]), Given(form["indicator"]), LeavesOutBadRows: form["leave-out"] == "yes");
        var problem = await mediator.SendAsync(new ImportObservations(file), commandId: id, ct: ct);
        return problem is null ? Results.Redirect($"{Address}/{id}") : await FormAsync(http, mediator, new(Error: problem.Message), ct);
    }

    private static async Task<IResult> DoneAsync(Guid id, HttpContext http, Mediator mediator, CancellationToken ct) =>
        await mediator.AskAsync(new GetImport(id), ct) is { } done
            ? Page<ImportDonePage>(http, StatusCodes.Status200OK, new() { [nameof(ImportDonePage.Done)] = done })
            : Results.NotFound();

    internal static RazorComponentResult<TPage> Page<TPage>(HttpContext http, int status, Dictionary<string, object?> parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(parameters) { StatusCode = status };
    }

    // Null when the form was not ours, is too large or cannot be read: nothing is done with it.
    internal static async Task<IFormCollection?> ReadAsync(HttpContext http, long mostBytes, CancellationToken ct)
    {
        if (http.Request.ContentLength > mostBytes) return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = mostBytes;
        try
        {
            var form = await http.Request.ReadFormAsync(ct);
            return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) ? form : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    internal static string Token(HttpContext http) => MayEdit(http) ? http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken! : "";

    internal static bool MayEdit(HttpContext http) => http.Person().May(Permission.EditData, mission: null);

    private static string? Given(Microsoft.Extensions.Primitives.StringValues text) => string.IsNullOrWhiteSpace(text) ? null : text.ToString();
}

/// <summary>What a person had entered when something was wrong with it.</summary>
public sealed record ImportEntry(string Text = "", string Indicator = "", string? Error = null);
