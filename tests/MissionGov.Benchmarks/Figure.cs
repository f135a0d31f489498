using System.Globalization;

namespace MissionGov.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="Id">The bar it belongs to; empty for a figure that is only reported.</param>
/// <param name="Met">Null where there is no bar.</param>
internal sealed record Figure(string Id, string What, string Value, string Bar = "", bool? Met = null)
{
    public static Figure AtMost(string id, string what, double value, double must, double aim, string unit = "x", int decimals = 2) =>
        new(id, what, $"{Shown(value, decimals)}{unit}", $"<= {must:0.##}{unit} (aim {aim:0.##})", value <= must);

    public static Figure AtLeast(string id, string what, double value, double must, double aim, string unit = "x") =>
        new(id, what, $"{Shown(value)}{unit}", $">= {must:0.##}{unit} (aim {aim:0.##})", value >= must);

    public static Figure Only(string what, double value, string unit) => new("", what, $"{Shown(value)} {unit}");

    public static Figure NotRun(string id, string what, string why) => new(id, what, "not run", why);

    private static string Shown(double value, int decimals = 2) => value.ToString(value >= 100 ? "0" : $"0.{new string('0', value < 1 ? Math.Max(decimals, 3) : decimals)}", CultureInfo.CurrentCulture);
}
