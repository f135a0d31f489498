using System.Globalization;
using MissionGov.Domain;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>/data/imports: what was imported, with the files, and the way back.</summary>
internal static class ImportsRoutes
{
    public const string Address = "/data/imports";

    public static void MapImports(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        {
            int? before = int.TryParse(http.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            return PostedForm.Page<ImportsPage>(http, new { View = await mediator.AskAsync(new GetImports(before), ct) });
        });
        app.MapGet($"{Address}/{{batch:int}}", (HttpContext http, Mediator mediator, int batch, CancellationToken ct) => OneAsync(http, mediator, batch, "", null, ct));
        app.MapGet($"{Address}/{{batch:int}}/file", FileAsync);
        app.MapPost($"{Address}/{{batch:int}}/undo", (HttpContext http, Mediator mediator, int batch, CancellationToken ct) => SendAsync(http, mediator, batch, new UndoImport(batch), ct));
        app.MapPost($"{Address}/{{batch:int}}/restore", (HttpContext http, Mediator mediator, int batch, CancellationToken ct) => SendAsync(http, mediator, batch, new RestoreImport(batch), ct));
    }

    private static async Task<IResult> OneAsync(HttpContext http, Mediator mediator, int number, string reason, Problem? problem, CancellationToken ct) =>
        await mediator.AskAsync(new GetOneImport(number), ct) is { } view
            ? PostedForm.Page<OneImportPage>(http, problem is not null, new { View = view, IsKept = PathOf(http, view.Import.Hash) is not null, Reason = reason, Problem = problem, CommandId = Guid.CreateVersion7(), Token = PostedForm.Token(http) })
            : Results.NotFound();

    private static async Task<IResult> FileAsync(HttpContext http, Mediator mediator, int batch, CancellationToken ct)
    {
        if (await mediator.AskAsync(new GetImportRow(batch), ct) is not { } import || PathOf(http, import.Hash) is not { } path) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";

        // Of no kind that a browser shows or runs.
        return Results.File(path, "application/octet-stream", FileNames.Plain(import.FileName));
    }

    private static async Task<IResult> SendAsync<TCommand>(HttpContext http, Mediator mediator, int number, TCommand command, CancellationToken ct)
        where TCommand : ICommand
    {
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.BadRequest();
        var reason = Wording.Line(form["reason"].ToString());
        if (!posted.IsOurs) return await OneAsync(http, mediator, number, reason, PostedForm.TooOld, ct);
        return await mediator.SendAsync(command, reason, form.CommandId(), ct) switch
        {
            null => Results.Redirect($"{Address}/{number.ToString(CultureInfo.InvariantCulture)}"),
            { Code: Mediator.NotFound } => Results.NotFound(),
            { Code: Mediator.Forbidden } => Results.StatusCode(StatusCodes.Status403Forbidden),
            var problem => await OneAsync(http, mediator, number, reason, problem, ct),
        };
    }

    // Kept by what it holds, in capitals; a batch of long ago may say it in small letters.
    private static string? PathOf(HttpContext http, string hash) => http.RequestServices.GetRequiredService<KeptFiles>().PathOf(hash.ToUpperInvariant());
}
