using System.Globalization;

namespace MissionGov.Domain.Missions;

/// <summary>How values of a measure are written: "61.8%", "3.1 points", "208,600 homes", "41.6 per 1,000".</summary>
/// <param name="Kind">Percentages differ by points; everything else by its own unit.</param>
/// <param name="Noun">What is counted ("homes", "officers"), or what the rate is per ("per 1,000").</param>
/// <param name="Decimals">Decimals as published.</param>
public sealed record Unit(UnitKind Kind, string Noun, int Decimals)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The bare number, with a true minus sign; nearly nothing has none.</summary>
    public string Number(double value) => Rounded(value).ToString($"N{Decimals}", British).Replace('-', '−');

    /// <summary>The value as it is shown: what shows as nothing is nothing.</summary>
    public double Rounded(double value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>A value: 61.8%.</summary>
    public string Value(double value) => Kind == UnitKind.Percent ? $"{Number(value)}%" : Number(value);

    /// <summary>A promise as it was made, without decimals it does not have: 92%, 1,500,000 homes.</summary>
    public string Round(double value) => Named(Rounded(value).ToString("#,0.######", British));

    /// <summary>With every decimal that it has.</summary>
    public string InFull(double value) => Named(value.ToString(British));

    private string Named(string number) => number.Replace('-', '−') + (Kind == UnitKind.Percent ? "%" : Noun.Length == 0 ? "" : $" {Noun}");

    /// <summary>A value with its noun: 208,600 homes.</summary>
    public string ValueInWords(double value) => Kind == UnitKind.Percent || Noun.Length == 0 ? Value(value) : $"{Number(value)} {Noun}";

    /// <summary>A difference without its sign: 3.1 points, 900 officers.</summary>
    public string Difference(double difference) => Kind switch
    {
        UnitKind.Percent => $"{Number(Math.Abs(difference))} {(Number(Math.Abs(difference)) == Number(1) ? "point" : "points")}",
        _ when Noun.Length == 0 => Number(Math.Abs(difference)),
        _ => $"{Number(Math.Abs(difference))} {Noun}",
    };

    /// <summary>For a column heading or an axis: "%", "homes", "per 1,000".</summary>
    public string Symbol => Kind == UnitKind.Percent ? "%" : Noun;
}

public enum UnitKind
{
    Percent,
    Count,
    Rate,
    Index,
}
