using Microsoft.Extensions.Configuration;

namespace MissionGov.Benchmarks;

/// <summary>What is measured, and with what. A program that could not be got is null, and what needs it is reported as not run.</summary>
/// <param name="App">Folder of the published app, as it is shipped.</param>
/// <param name="Untranslated">The same published without ReadyToRun.</param>
/// <param name="Scratch">A folder of this run's own.</param>
internal sealed record Programs(string App, string Untranslated, string Scratch, string? Nginx, string? Lighthouse, string? Chromium)
{
    public const string Usage = "--app FOLDER --untranslated FOLDER --scratch FOLDER [--nginx PROGRAM] [--lighthouse SCRIPT] [--chromium PROGRAM]";

    /// <summary>The app's data: one cluster for the whole run.</summary>
    public string Data => Path.Combine(Scratch, "data");

    public static Programs? From(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        return given["app"] is { } app && given["untranslated"] is { } untranslated && given["scratch"] is { } scratch
            ? new Programs(app, untranslated, scratch, Existing(given["nginx"]), Existing(given["lighthouse"]), Existing(given["chromium"]))
            : null;
    }

    private static string? Existing(string? path) => File.Exists(path) ? path : null;
}
