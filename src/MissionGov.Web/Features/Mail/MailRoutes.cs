using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Mail;

internal static class MailRoutes
{
    public const string Page = "/admin/mail";

    public static void MapMail(this IEndpointRouteBuilder app)
    {
        app.MapGet(Page, (HttpContext http, Mediator mediator, CancellationToken ct) => PageAsync(http, mediator, null, ct));
        app.MapPost(Page, RetryAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, string? error, CancellationToken ct)
    {
        var view = await mediator.AskAsync(new GetOutbox(), ct);
        return new RazorComponentResult<MailPage>(new Dictionary<string, object?>
        {
            [nameof(MailPage.View)] = view,
            [nameof(MailPage.Token)] = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken,
            [nameof(MailPage.Error)] = error,
        })
        { StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> RetryAsync(HttpContext http, Mediator mediator, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return await PageAsync(http, mediator, "The form was open for too long. Try again.", ct);
        var form = await http.Request.ReadFormAsync(ct);
        var problem = await mediator.SendAsync(new RetryMail(Guid.TryParse(form["mail"], out var mail) ? mail : Guid.Empty), commandId: Guid.TryParse(form["command"], out var id) ? id : null, ct: ct);
        return problem is null ? Results.Redirect(Page) : await PageAsync(http, mediator, problem.Message, ct);
    }
}
