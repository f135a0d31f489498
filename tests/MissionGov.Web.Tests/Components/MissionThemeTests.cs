using MissionGov.Web.Components;
using MudBlazor;

namespace MissionGov.Web.Tests.Components;

public class MissionThemeTests
{
    public static TheoryData<bool> Schemes => [false, true];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_text_can_be_read_on_its_ground(bool dark)
    {
        Palette palette = dark ? MissionTheme.Instance.PaletteDark : MissionTheme.Instance.PaletteLight;
        (MudColourPair Pair, string Name)[] pairs =
        [
            (new(palette.PrimaryContrastText, palette.Primary), "primary"), (new(palette.SecondaryContrastText, palette.Secondary), "secondary"), (new(palette.TertiaryContrastText, palette.Tertiary), "tertiary"),
            (new(palette.InfoContrastText, palette.Info), "info"), (new(palette.SuccessContrastText, palette.Success), "success"), (new(palette.WarningContrastText, palette.Warning), "warning"), (new(palette.ErrorContrastText, palette.Error), "error"),
            (new(palette.Primary, palette.Surface), "primary on surface"), (new(palette.Error, palette.Surface), "error on surface"), (new(palette.TextPrimary, palette.Background), "text"),
            (new(palette.TextSecondary, palette.Surface), "second text"), (new(palette.TextDisabled, palette.Surface), "disabled text"), (new(palette.ActionDisabled, palette.Surface), "disabled action"),
            (new(palette.AppbarText, palette.AppbarBackground), "bar"), (new(palette.DrawerText, palette.DrawerBackground), "drawer"),
        ];

        Assert.All(pairs, pair => Assert.True(Contrast.Of(pair.Pair.TextHex, pair.Pair.GroundHex) >= Contrast.Text, pair.Name));
    }

    [Fact]
    public void Editing_pages_share_the_colours_of_public_ones()
    {
        var style = File.ReadAllText(Path.Combine(Rendered.SiteRoot, "site.css"));

        Assert.All([MissionTheme.Instance.PaletteLight.Primary, MissionTheme.Instance.PaletteDark.Primary, MissionTheme.Instance.PaletteDark.Surface], colour =>
            Assert.Contains(Hex(colour), style, StringComparison.Ordinal));
    }

    private static string Hex(MudBlazor.Utilities.MudColor colour) => colour.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex).ToLowerInvariant();

    private sealed record MudColourPair(MudBlazor.Utilities.MudColor Text, MudBlazor.Utilities.MudColor Ground)
    {
        public string TextHex => Hex(Text);

        public string GroundHex => Hex(Ground);
    }
}
