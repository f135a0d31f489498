using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>Import in plain forms: choose, look, import. The file travels by HTTP, never over a circuit, and no step needs a script.</summary>
internal static class ImportRoutes
{
    public const string Address = "/data/import";

    // The rest of a form around a file of the largest size.
    internal const long FormAround = 100_000;

    // Most files are in by then, and nobody needs to see how far they are.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const string TooLarge = "The selected file must be smaller than 50 MB";
    internal const string Stale = "The form was open for too long. Choose the file again";
    private const string Other = "This form was sent before with something else in it. Look at the file again, then import it";

    public static void MapImport(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext http, CancellationToken ct) => FormAsync(http, new(), ct));
        app.MapPost(Address, ChooseAsync);
        app.MapGet($"{Address}/check", (HttpContext http, CancellationToken ct) => MayEdit(http) ? PreviewAnswer.OfAsync(http, ImportChoices.Of(name => http.Request.Query[name]), ct) : FormAsync(http, new(), ct));
        app.MapPost($"{Address}/save", SaveAsync);
        app.MapGet($"{Address}/{{id:guid}}", ProgressAsync);
        app.MapPost($"{Address}/{{id:guid}}/cancel", CancelAsync);
        app.MapMending();
        app.MapImports();
        app.MapObservationsApi();
    }

    internal static bool MayEdit(HttpContext http) => http.Person().May(Permission.EditData, mission: null);

    internal static Task<IResult> GoneAsync(HttpContext http, CancellationToken ct) => FormAsync(http, new(Error: "That file is not here any more. Choose it again"), ct);

    internal static async Task<IResult> FormAsync(HttpContext http, ImportEntry entry, CancellationToken ct) =>
        PostedForm.Page<ImportPage>(
            http,
            new { Entry = entry, Indicators = await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new GetImportForm(), ct), MayEdit = MayEdit(http), Token = MayEdit(http) ? PostedForm.Token(http) : "" },
            entry.Error is not null ? StatusCodes.Status422UnprocessableEntity : HttpMethods.IsPost(http.Request.Method) ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);

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

    private static async Task<IResult> ChooseAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        if (!MayEdit(http)) return await FormAsync(http, new(), ct);
        if (http.Request.ContentLength > FileText.MaximumBytes + FormAround) return await FormAsync(http, new(Error: TooLarge), ct);
        if (await ReadAsync(http, FileText.MaximumBytes + FormAround, ct) is not { } form) return await FormAsync(http, new(Error: Stale), ct);

        var file = form.Files["file"] is { Length: > 0 } chosen ? chosen : null;
        var entry = new ImportEntry(form["text"].ToString(), form["indicator"].ToString());
        if (file is null && string.IsNullOrWhiteSpace(entry.Text)) return await FormAsync(http, entry with { Error = form.Files["file"] is { FileName.Length: > 0 } ? "The file is empty. Choose a file with a heading row and at least one row of data" : "Choose a file, or paste rows" }, ct);
        if (file?.Length > FileText.MaximumBytes) return await FormAsync(http, entry with { Error = TooLarge }, ct);

        await using var bytes = file?.OpenReadStream() ?? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(entry.Text));
        var id = await kept.KeepAsync(bytes, ct);
        foreach (var never in await mediator.AskAsync(new GetNeverImported(kept.Old()), ct)) kept.Drop(never);
        return Results.Redirect(new ImportChoices(id, FileNames.Plain(file?.FileName), entry.Indicator, "", "", "", "").At("check"));
    }

    private static async Task<IResult> SaveAsync(HttpContext http, KeptFiles kept, ImportQueue queue, ImportSignals signals, Mediator mediator, CancellationToken ct)
    {
        if (!MayEdit(http)) return await FormAsync(http, new(), ct);
        if (await ReadAsync(http, FormAround, ct) is not { } form) return await FormAsync(http, new(Error: Stale), ct);
        var choices = ImportChoices.Of(name => form[name]);
        if (kept.PathOf(choices.File) is null || !Guid.TryParse(form["command"], out var id)) return await GoneAsync(http, ct);

        var file = choices.FileAt("", await kept.FixesAsync(choices.File, ct)) with { Map = MapIn(form), LeavesOutBadRows = form["leave-out"] == "yes" };
        if (form["mended"].ToString() != PreviewAnswer.MarkOf(file.Fixes)) return await PreviewAnswer.OfAsync(http, choices, ct, error: "Cells were mended since this page was made. Look at it again, then import");
        if (form["jumps"].Count > 0 && form["checked"] != "yes") return await PreviewAnswer.OfAsync(http, choices, ct, error: "Look at the large changes, then tick the box");

        var job = new ImportJob { Id = id, FileId = choices.File, FileName = file.Name, Options = JsonSerializer.Serialize(file, AsJson.Options), PersonId = http.Person().Id!.Value, AskedBy = http.Person().Title };
        var isOther = false;
        await signals.OverAsync(id, Patience, async () =>
        {
            // Its id makes it safe to ask again.
            if (!await PassingFaults.OutlastAsync(() => queue.AddAsync(job, ct), _ => { }, ct)) isOther = await queue.FindAsync(id, ct) is { } held && (held.FileId, held.Options, held.PersonId) != (job.FileId, job.Options, job.PersonId);
            signals.Added();
        }, ct);
        if (isOther) return await PreviewAnswer.OfAsync(http, choices, ct, error: Other);
        var progress = await mediator.AskAsync(new GetImportProgress(id), ct);
        return progress?.Problem is { } problem ? await FormAsync(http, new(Error: problem), ct) : Results.Redirect($"{Address}/{id}");
    }

    internal static ColumnMap? MapIn(IFormCollection form)
    {
        try
        {
            return form["map"].ToString() is { Length: > 0 } json ? ColumnMap.Parse(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IResult> ProgressAsync(Guid id, HttpContext http, Mediator mediator, CancellationToken ct) => await mediator.AskAsync(new GetImportProgress(id), ct) switch
    {
        null => Results.NotFound(),
        { Done: { } done } progress => PostedForm.Page<ImportDonePage>(http, new { Done = done, progress.IsUndone }),
        var progress => PostedForm.Page<ImportProgressPage>(http, new { Progress = progress, Token = PostedForm.Token(http) }),
    };

    private static async Task<IResult> CancelAsync(Guid id, HttpContext http, ImportQueue queue, CancellationToken ct)
    {
        if (!MayEdit(http)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await PostedForm.OursAsync(http) is null) return Results.BadRequest();
        await queue.CancelAsync(id, ct);
        return Results.Redirect($"{Address}/{id}");
    }
}

/// <summary>What a person had entered when something was wrong with it.</summary>
public sealed record ImportEntry(string Text = "", string Indicator = "", string? Error = null);
