using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MissionGov.Web.Serving;

/// <summary>Plain forms of people who are signed in: read only when the form is ours, answered by pages that nobody keeps.</summary>
internal static class PostedForm
{
    private const long MostBytes = 100_000;

    /// <summary>Null when the form was not ours, is too large or cannot be read: nothing is done with it.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > MostBytes || !http.Request.HasFormContentType) return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostBytes;
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

    /// <summary>The id that was made with the form; a form without one is done once anyway.</summary>
    public static Guid CommandId(this IFormCollection form) => Guid.TryParse(form["command"], out var id) ? id : Guid.CreateVersion7();

    /// <summary>A page for one person: kept by no browser and no proxy.</summary>
    public static RazorComponentResult<TPage> Page<TPage>(HttpContext http, object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(parameters) { StatusCode = status };
    }
}
