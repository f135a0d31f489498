using System.Security.Cryptography;
using System.Text.Json;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>The preview of a kept file as a page.</summary>
internal static class PreviewAnswer
{
    private const int MarkLetters = 16;

    /// <param name="map">What was typed about the columns when something was wrong with it.</param>
    /// <param name="error">What else was wrong with the form that was sent.</param>
    public static async Task<IResult> OfAsync(HttpContext http, ImportChoices choices, CancellationToken ct, MapForm? map = null, string? error = null)
    {
        var kept = http.RequestServices.GetRequiredService<KeptFiles>();
        if (kept.PathOf(choices.File) is not { } path) return await ImportRoutes.GoneAsync(http, ct);
        var file = choices.FileAt(path, await kept.FixesAsync(choices.File, ct)) with { LeavesOutBadRows = true };
        var preview = await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new PreviewImport(file), ct);
        return PostedForm.Page<ImportPreviewPage>(http, new
        {
            Choices = choices,
            Preview = preview,
            file.Fixes,
            Mended = MarkOf(file.Fixes),
            MapJson = preview.Map is { } used ? JsonSerializer.Serialize(FormOf(used).ToMap(), AsJson.Options) : null,
            Columns = map ?? (preview.Map is { } said ? FormOf(said) : MapForm.Empty),
            CommandId = Guid.CreateVersion7(),
            Token = PostedForm.Token(http),
            Error = error,
        }, map?.Error is null && error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Tells whether cells were mended since a page was made; empty for none.</summary>
    public static string MarkOf(IReadOnlyList<CellFix> fixes) =>
        fixes.Count == 0 ? "" : Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(fixes, AsJson.Options)))[..MarkLetters];

    private static MapForm FormOf(UsedMap map) => new(map.Columns, map.Always);
}
