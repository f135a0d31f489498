using System.Globalization;
using MissionGov.Domain.People;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.ApiTokens;

/// <summary>/me/tokens: the ways in that a person made for their programs, in plain forms.</summary>
internal static class ApiTokenRoutes
{
    public const string Address = "/me/tokens";

    public static void MapApiTokens(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext http, CancellationToken ct) => PageAsync(http, new(), FormProblems.None, ct));
        app.MapPost(Address, MakeAsync);
        app.MapPost($"{Address}/revoke", RevokeAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext http, ApiTokenEntry entry, FormProblems problems, CancellationToken ct, string? secret = null)
    {
        if (http.User.Identity is not { IsAuthenticated: true }) return Results.LocalRedirect(LocalAddress.With("/sign-in", Address));
        var view = await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new GetApiTokens(), ct);
        var fresh = http.RequestServices.GetRequiredService<Session>().IsFresh(http.User);
        return PostedForm.Page<ApiTokensPage>(http, problems.All.Count > 0, new { View = view, IsFresh = fresh, Entry = entry, Problems = problems, Secret = secret, Site = SiteAddress.Of(http) });
    }

    private static async Task<IResult> MakeAsync(HttpContext http, Mediator mediator, TokenSignIn tokens, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();

        // A token is a way in: it asks who it is, like a change of the password.
        if (!http.Person().IsPersona && !http.RequestServices.GetRequiredService<Session>().IsFresh(http.User)) return Results.LocalRedirect(LocalAddress.With("/sign-in/again", Address));
        var entry = ApiTokenEntry.Of(form);
        if (entry.Mission.Length > 0 && entry.MissionId is null) return await PageAsync(http, entry, FormProblems.Of("Choose a mission from the list", "mission"), ct);

        var (id, secret) = (form.CommandId(), TokenSignIn.NewSecret());
        var problem = await mediator.SendAsync(new MakeApiToken(id, entry.Wish, TokenSignIn.Hash(secret)), commandId: id, ct: ct);
        if (problem?.Code == Mediator.Forbidden) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (problem is not null) return await PageAsync(http, entry, FormProblems.Of(problem.Message, problem.Code.Split('.')[^1] is "name" or "scopes" or "days" or "mission" ? problem.Code.Split('.')[^1] : null), ct);

        // Sent again, the form makes nothing, and this secret opens nothing.
        return await tokens.IsKnownAsync(secret, ct)
            ? await PageAsync(http, new(), FormProblems.None, ct, secret)
            : await PageAsync(http, entry, FormProblems.Of("This form was sent before, and its token was shown then. If it is lost, revoke it and make a new one"), ct);
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        if (!Guid.TryParse(form["token"], out var id)) return Results.NotFound();
        var problem = await mediator.SendAsync(new RevokeApiToken(id), commandId: form.CommandId(), ct: ct);
        return problem?.Code switch
        {
            null => Results.LocalRedirect(Address),
            Mediator.NotFound => Results.NotFound(),
            Mediator.Forbidden => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => await PageAsync(http, new(), FormProblems.Of(problem.Message), ct),
        };
    }
}

/// <summary>The form for a new token as it was filled in.</summary>
public sealed record ApiTokenEntry(string Name = "", IReadOnlyList<ApiScope>? Scopes = null, string Mission = "", string Days = "")
{
    internal static ApiTokenEntry Of(IFormCollection form) => new(
        form["name"].ToString().Trim(),
        [.. form["scopes"].Select(text => Enum.TryParse<ApiScope>(text, out var scope) && Enum.IsDefined(scope) ? scope : (ApiScope?)null).OfType<ApiScope>()],
        form["mission"].ToString(),
        form["days"].ToString().Trim());

    /// <summary>Before anybody chose, a token reads.</summary>
    public IReadOnlyList<ApiScope> Chosen => Scopes ?? [ApiScope.Read];

    internal Guid? MissionId => Guid.TryParse(Mission, out var id) ? id : null;

    internal ApiTokenWish Wish => new(Name, Chosen, MissionId, Days.Length == 0 ? ApiToken.UsualDays : int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0);
}
