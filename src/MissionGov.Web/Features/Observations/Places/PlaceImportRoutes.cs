using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Places;

/// <summary>Import of places in plain forms: choose, look, import.</summary>
internal static class PlaceImportRoutes
{
    public const string Address = "/data/places/import";

    private const long FormAround = 100_000;
    private const string Gone = "That file is not here any more. Choose it again";

    public static void MapPlaceImport(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext http) => Form(http, new()));
        app.MapPost(Address, ChooseAsync);
        app.MapGet($"{Address}/check", CheckAsync);
        app.MapPost($"{Address}/save", SaveAsync);
    }

    private static RazorComponentResult Form(HttpContext http, PlaceEntry entry)
    {
        var status = entry.Error is not null ? StatusCodes.Status422UnprocessableEntity : HttpMethods.IsPost(http.Request.Method) ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        var mayEdit = ImportRoutes.MayEdit(http);
        return PostedForm.Page<PlaceImportPage>(http, new { Entry = entry, MayEdit = mayEdit, Token = mayEdit ? PostedForm.Token(http) : "" }, status);
    }

    private static async Task<IResult> ChooseAsync(HttpContext http, KeptFiles kept, CancellationToken ct)
    {
        if (!ImportRoutes.MayEdit(http)) return Form(http, new());
        if (await ImportRoutes.ReadAsync(http, FileText.MaximumBytes + FormAround, ct) is not { } form) return Form(http, new(Error: "The file is larger than 50 MB, or the form was open for too long. Choose the file again"));
        var file = form.Files["file"] is { Length: > 0 } chosen ? chosen : null;
        var entry = new PlaceEntry(form["text"].ToString());
        if (file is null && string.IsNullOrWhiteSpace(entry.Text)) return Form(http, entry with { Error = "Choose a file, or paste rows" });

        await using var bytes = file?.OpenReadStream() ?? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(entry.Text));
        var id = await kept.KeepAsync(bytes, ct);
        return Results.Redirect($"{Address}/check{QueryString.Create("file", id).Add("name", FileNames.Plain(file?.FileName))}");
    }

    private static async Task<IResult> CheckAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        if (!ImportRoutes.MayEdit(http)) return Form(http, new());
        if (kept.PathOf(http.Request.Query["file"]) is not { } path) return Form(http, new(Error: Gone));
        var name = FileNames.Plain(http.Request.Query["name"]);
        var preview = await mediator.AskAsync(new PreviewPlaces(new(path, name)), ct);
        return PostedForm.Page<PlacePreviewPage>(http, new { Name = name, Kept = http.Request.Query["file"].ToString(), Preview = preview, CommandId = Guid.CreateVersion7(), Token = PostedForm.Token(http) });
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        if (!ImportRoutes.MayEdit(http)) return Form(http, new());
        if (await ImportRoutes.ReadAsync(http, FormAround, ct) is not { } form) return Form(http, new(Error: "The form was open for too long. Choose the file again"));
        if (kept.PathOf(form["file"]) is not { } path || !Guid.TryParse(form["command"], out var id)) return Form(http, new(Error: Gone));
        var problem = await mediator.SendAsync(new ImportPlaces(new(path, FileNames.Plain(form["name"]))), commandId: id, ct: ct);
        return problem is null ? Results.Redirect("/data/places") : Form(http, new(Error: problem.Message));
    }
}

/// <summary>What a person had entered when something was wrong with it.</summary>
public sealed record PlaceEntry(string Text = "", string? Error = null);
