using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace MissionGov.Web.Serving;

/// <summary>Finds the chart that was asked for and answers with its picture, or says why there is none.</summary>
internal delegate Task<IResult> ChartReader(HttpContext http, Func<StandaloneChart?, IResult> draw);

/// <summary>A chart as a picture of its own.</summary>
internal static class ChartFile
{
    /// <summary>The pictures of a view, beside its page: the address of the page with an extension.</summary>
    public static void MapChart(this IEndpointRouteBuilder app, string pattern, ChartReader read)
    {
        app.MapAnswer($"{pattern}.svg", http => read(http, chart => chart is null ? Results.NotFound() : Svg(http, chart))).AsPage();
        app.MapAnswer($"{pattern}.png", http => read(http, chart => chart is null ? Results.NotFound() : new PngFile(chart))).AsPage();
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult Svg(HttpContext http, StandaloneChart chart)
    {
        var drawn = StaticPage.Of(http, chart.Component, chart.Parameters);
        drawn.ContentType = "image/svg+xml";
        return drawn;
    }

    /// <summary>The same drawing in dots, for what cannot show it otherwise. A server without a font has none, and sends on to the drawing; so it does for thousands of rows, which would keep it busy for a minute.</summary>
    private sealed class PngFile(StandaloneChart chart) : IResult
    {
        private const int LargestDrawing = 1_000_000;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var svg = await DrawnAsync(httpContext);
            var answer = PngDrawing.Font.Value is not { } font || svg.Length > LargestDrawing
                ? Results.LocalRedirect($"~{Path.ChangeExtension(httpContext.Request.Path.ToUriComponent(), "svg")}{httpContext.Request.QueryString}")
                : PngDrawing.Of(svg, font) is { } picture ? Results.Bytes(picture, "image/png") : Results.NotFound();
            await answer.ExecuteAsync(httpContext);
        }

        private async Task<string> DrawnAsync(HttpContext http)
        {
            await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
            return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(chart.Component, ParameterView.FromDictionary(chart.Parameters))).ToHtmlString());
        }
    }
}
