using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.Drafts;

/// <summary>What a browser keeps here while somebody types. A person reaches their own drafts only: who they are comes from the cookie, never from the address.</summary>
internal static partial class DraftRoutes
{
    public const int LargestDraft = 256 * 1024;

    /// <summary>The form of /me/updates: all that the link in a mail may keep.</summary>
    private const string OfUpdates = "updates";

    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/me/drafts/{key}", ReadAsync);
        app.MapPut("/me/drafts/{key}", SaveAsync);
        app.MapDelete("/me/drafts/{key}", DropAsync);
    }

    /// <param name="command">The intent of a copy on the device, to learn whether it was carried out.</param>
    private static async Task<IResult> ReadAsync(HttpContext http, string key, Guid? command, Data.Drafts drafts, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (RefusalOf(http, key, out var person) is { } refusal) return refusal;

        var draft = await drafts.FindAsync(person, key, ct);
        var done = (command ?? draft?.CommandId) is { } intent && await drafts.WasDoneAsync(intent, ct);
        return Results.Json(new DraftAnswer(done, draft is null ? null : Kept(draft)), AsJson.Options);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, string key, Data.Drafts drafts, CancellationToken ct)
    {
        if (!IsOurs(http)) return Problem(StatusCodes.Status415UnsupportedMediaType, "Send JSON, from a page of this site.");
        if (RefusalOf(http, key, out var person) is { } refusal) return refusal;
        if (await BodyAsync(http, ct) is not { } json) return Problem(StatusCodes.Status413PayloadTooLarge, "This draft is too long to keep. It must be smaller than 256 KB.");
        if (Read(json) is not { Fields.ValueKind: JsonValueKind.Object } sent) return Problem(StatusCodes.Status400BadRequest, "This is no draft.");

        if (await drafts.SaveAsync(person, key, sent.Fields.GetRawText(), sent.Command, sent.Form, sent.Seen, ct) is { } at) return Results.Json(new DraftSaved(at), AsJson.Options);
        return await drafts.FindAsync(person, key, ct) is { } other
            ? Results.Json(new DraftAnswer(false, Kept(other)), AsJson.Options, statusCode: StatusCodes.Status409Conflict)
            : Problem(StatusCodes.Status422UnprocessableEntity, $"You have {Data.Drafts.MostOfAPerson} drafts. Send or discard one first.");
    }

    private static async Task<IResult> DropAsync(HttpContext http, string key, Data.Drafts drafts, CancellationToken ct)
    {
        if (!IsSameSite(http)) return Problem(StatusCodes.Status400BadRequest, "Ask from a page of this site.");
        if (RefusalOf(http, key, out var person) is { } refusal) return refusal;
        await drafts.DropAsync(person, key, ct);
        return Results.NoContent();
    }

    private static IResult? RefusalOf(HttpContext http, string key, out Guid person)
    {
        person = http.Person().Id ?? Guid.Empty;
        if (person == Guid.Empty) return Problem(StatusCodes.Status401Unauthorized, "You were signed out.");
        if (!Key().IsMatch(key)) return Problem(StatusCodes.Status400BadRequest, "There is no form of this name.");
        return http.Person().Only is null || key == OfUpdates ? null : Problem(StatusCodes.Status403Forbidden, "The link that you came in by opens your updates only.");
    }

    // A form of another site cannot send these methods or this kind without asking first, and is never answered yes.
    private static bool IsOurs(HttpContext http) => http.Request.HasJsonContentType() && IsSameSite(http);

    private static bool IsSameSite(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    // Null when it is larger than a draft may be; nothing beyond that is read.
    private static async Task<string?> BodyAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > LargestDraft) return null;
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(part, ct) is > 0 and var read)
        {
            if (body.Length + read > LargestDraft) return null;
            body.Write(part, 0, read);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static SentDraft? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SentDraft>(json, AsJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KeptDraft Kept(Draft draft) => new(JsonSerializer.Deserialize<JsonElement>(draft.Json), draft.SavedAt, draft.CommandId, draft.FormVersion);

    private static IResult Problem(int status, string message) => Results.Problem(message, statusCode: status, title: "The draft is not kept here");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$")]
    private static partial Regex Key();

    private sealed record SentDraft(JsonElement Fields, Guid? Command, string? Form, DateTimeOffset? Seen);

    private sealed record KeptDraft(JsonElement Fields, DateTimeOffset SavedAt, Guid? Command, string? Form);

    private sealed record DraftSaved(DateTimeOffset SavedAt);

    private sealed record DraftAnswer(bool Done, KeptDraft? Draft);
}
