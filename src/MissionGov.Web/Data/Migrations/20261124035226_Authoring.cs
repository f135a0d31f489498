using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Authoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "entered_by",
                table: "targets",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "targets",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<Guid>(
                name: "entered_by",
                table: "missions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "former_leads",
                table: "missions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateOnly>(
                name: "lead_minister_since",
                table: "missions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "requires_two_people",
                table: "missions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "senior_responsible_owner_since",
                table: "missions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "missions",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "indicators",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<string>(
                name: "decided",
                table: "decisions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "decided_by",
                table: "decisions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "decisions",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "entered_by",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "entered_by",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "former_leads",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "lead_minister_since",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "requires_two_people",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "senior_responsible_owner_since",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "indicators");

            migrationBuilder.DropColumn(
                name: "decided",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "decisions");
        }
    }
}
