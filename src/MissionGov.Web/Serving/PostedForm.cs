using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Domain;

namespace MissionGov.Web.Serving;

/// <summary>A form that came in, and whether this site gave it out to this person.</summary>
internal sealed record PostedForm(IFormCollection Fields, bool IsOurs)
{
    public const string Stale = "This form was open for too long, so nothing was saved. Your text is below. Save again.";

    /// <summary>The same for pages that show one problem.</summary>
    public static readonly Problem TooOld = new("form.stale", Stale);

    // Several texts of the largest size, each letter written as up to nine.
    private const long LargestForm = 2_000_000;

    /// <summary>Null when it is too large or cannot be read.</summary>
    public static async Task<PostedForm?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestForm) return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestForm;
        try
        {
            var fields = await http.Request.ReadFormAsync(http.RequestAborted);
            return new PostedForm(fields, await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http));
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Its fields, where nothing is shown again when it was open for too long; null then, and when it cannot be read.</summary>
    public static async Task<IFormCollection?> OursAsync(HttpContext http) => await ReadAsync(http) is { IsOurs: true } form ? form.Fields : null;

    public static string Token(HttpContext http) => http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;

    /// <summary>A page with a form on it: made for one person and one moment, so nobody keeps it.</summary>
    public static IResult Page<TPage>(HttpContext http, bool hasProblems, object parameters)
        where TPage : IComponent => Page<TPage>(http, parameters, hasProblems ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    public static RazorComponentResult Page<TPage>(HttpContext http, object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status };
    }
}

internal static class FormCommand
{
    /// <summary>The id that was made with the form; a form without one is done once anyway.</summary>
    public static Guid CommandId(this IFormCollection form) => Guid.TryParse(form["command"], out var id) ? id : Guid.CreateVersion7();
}
