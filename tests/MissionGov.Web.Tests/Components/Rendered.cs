using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Tests.Components;

/// <summary>A component as the server writes it.</summary>
internal static class Rendered
{
    public static async Task<string> AsHtmlAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton<IWebHostEnvironment>(new SiteFiles()).AddSingleton(RatingRules.Published).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString());
    }

    /// <summary>The folder of static files in the source tree.</summary>
    public static string SiteRoot { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/MissionGov.Web/wwwroot"));

    private sealed class SiteFiles : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = SiteRoot;

        public IFileProvider WebRootFileProvider { get; set; } = new PhysicalFileProvider(SiteRoot);

        public string ApplicationName { get; set; } = "MissionGov.Web";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string ContentRootPath { get; set; } = SiteRoot;

        public string EnvironmentName { get; set; } = "Testing";
    }
}
