using MudBlazor;

namespace MissionGov.Web.Components;

/// <summary>The colours of editing pages: near to those of site.css, every text readable on its ground in light and dark.</summary>
public static class MissionTheme
{
    private const string White = "#ffffff";
    private const string Black = "#111111";
    private const string Grey = "#505a5f";

    public static readonly MudTheme Instance = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#12436d",
            PrimaryContrastText = White,
            Secondary = "#7a1f5c",
            SecondaryContrastText = White,
            Tertiary = "#00625c",
            TertiaryContrastText = White,
            Info = "#0b5cad",
            InfoContrastText = White,
            Success = "#005a30",
            SuccessContrastText = White,
            Warning = "#8a4b00",
            WarningContrastText = White,
            Error = "#a3192b",
            ErrorContrastText = White,
            TextPrimary = "#0b0c0c",
            TextSecondary = Grey,
            TextDisabled = Grey,
            ActionDisabled = Grey,
            ActionDefault = Grey,
            Background = White,
            Surface = White,
            AppbarBackground = White,
            AppbarText = "#0b0c0c",
            DrawerBackground = White,
            DrawerText = "#0b0c0c",
            DrawerIcon = Grey,
            LinesDefault = "#b1b4b6",
            LinesInputs = Grey,
            TableLines = "#b1b4b6",
            Divider = "#b1b4b6",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8ec7ff",
            PrimaryContrastText = Black,
            Secondary = "#f5a3d0",
            SecondaryContrastText = Black,
            Tertiary = "#7fdbd0",
            TertiaryContrastText = Black,
            Info = "#8fc7ff",
            InfoContrastText = Black,
            Success = "#7ee2a8",
            SuccessContrastText = Black,
            Warning = "#ffc46b",
            WarningContrastText = Black,
            Error = "#ff9aa3",
            ErrorContrastText = Black,
            TextPrimary = "#f1f1f1",
            TextSecondary = "#b4b8bc",
            TextDisabled = "#b4b8bc",
            ActionDisabled = "#b4b8bc",
            ActionDefault = "#b4b8bc",
            Background = "#121316",
            Surface = "#1c1e22",
            AppbarBackground = "#121316",
            AppbarText = "#f1f1f1",
            DrawerBackground = "#121316",
            DrawerText = "#f1f1f1",
            DrawerIcon = "#b4b8bc",
            LinesDefault = "#4c5156",
            LinesInputs = "#b4b8bc",
            TableLines = "#4c5156",
            Divider = "#4c5156",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "48px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"], FontSize = "1rem" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "700", FontSize = "1rem" },
        },
    };
}
