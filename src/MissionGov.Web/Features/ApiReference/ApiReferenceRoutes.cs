using Microsoft.AspNetCore.OpenApi;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.ApiReference;

/// <summary>/api: what programs can ask and send, to read and to try.</summary>
internal static class ApiReferenceRoutes
{
    public const string Address = "/api";

    private const string Document = "v1";

    // It does not change while the program runs.
    private static IReadOnlyList<ApiOperation>? _operations;

    // Not kept with the other pages: it shows the address that it was asked by.
    public static void MapApiReference(this IEndpointRouteBuilder app) => app.MapGet(Address, async (HttpContext http, CancellationToken ct) =>
    {
        _operations ??= ApiOperation.Of(await http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync(ct));
        return StaticPage.Of<ApiReferencePage>(http, new { Operations = _operations, Site = SiteAddress.Of(http) });
    });
}
