#include "features/cleanup/rules_fix.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

#include "core/diff.hpp"
#include "core/text/text.hpp"

namespace zhuli::cleanup {

namespace {

using customers::Customer;
using customers::CustomerStatus;

/// Kept by the system beside a change.
constexpr std::string_view kBookkeeping[] = {"version", "updated_at", "next_contact_on"};

constexpr std::string_view kNothing = R"("")";

bool needs_reason(FixKind kind) { return kind != FixKind::suggested && kind != FixKind::clear; }

const Field& member(std::string_view name) {
    const Field* field = find_field(fields_of<Customer>(), name);
    INVARIANT(field != nullptr, std::string(name));
    return *field;
}

std::string member_text(const Customer& customer, const Field& field) {
    JsonOut out;
    field.type->write(out, field.in(&customer));
    return out.take();
}

/// The contact's name is a number: it goes where numbers stand. Where another stands there is no
/// room, and none to suggest: nobody is to lose a number unseen.
std::optional<Customer> with_number_moved(const Customer& before) {
    Customer after = before;
    after.contact_name = {};
    const auto number = text::e164(before.contact_name.v);
    if (!number) return after;
    if (after.phone.v.empty()) after.phone.v = *number;
    return after.phone.v == *number ? std::optional(after) : std::nullopt;
}

std::optional<Customer> cleared(const Customer& before, FlawCode code) {
    Customer after = before;
    const std::string_view field = traits_of(code).field;
    if (field == "phone")
        after.phone = {};
    else if (field == "email")
        after.email = {};
    else if (field == "contact_name")
        after.contact_name = {};
    else
        return std::nullopt;
    return after;
}

Customer become(const Customer& before, CustomerStatus status, const Text<500>& reason) {
    Customer after = before;
    after.status = status;
    after.status_reason = reason;
    return after;
}

}  // namespace

Result<> check(FixKind kind, const Text<500>& reason, std::string_view place, std::size_t flaws) {
    std::vector<FieldProblem> problems;
    if (flaws > kFixLimit)
        problems.push_back(
            {std::string(place), "field.too_many", {{"max", std::to_string(kFixLimit)}}});
    if (needs_reason(kind) && reason.empty()) problems.push_back({"reason", "cleanup.say_why", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

std::optional<Customer> suggested(const Customer& before, FlawCode code) {
    Customer after = before;
    switch (code) {
        case FlawCode::number_elsewhere:
            if (const auto number = number_elsewhere(before)) after.phone = *number;
            break;
        case FlawCode::mistyped_email:
            if (const auto email = corrected_email(before.email.v)) after.email.v = *email;
            break;
        case FlawCode::untidy_name:
            after.name = tidy_name(before.name.v);
            break;
        case FlawCode::contact_is_company:
            after.contact_name = {};
            break;
        case FlawCode::contact_is_number:
            return with_number_moved(before);
        case FlawCode::person_is_company:
            after.kind = customers::Kind::company;
            break;
        default:
            return std::nullopt;
    }
    return after;
}

std::optional<Customer> mended(const Customer& before, FlawCode code, FixKind kind,
                               const Text<500>& reason) {
    const auto& fixes = traits_of(code).fixes;
    if (std::ranges::find(fixes, kind) == fixes.end()) return std::nullopt;
    switch (kind) {
        case FixKind::suggested:
            return suggested(before, code);
        case FixKind::clear:
            return cleared(before, code);
        case FixKind::invalid:
            return become(before, CustomerStatus::invalid, reason);
        case FixKind::lost:
            return become(before, CustomerStatus::lost, reason);
        case FixKind::archive:
            break;
    }
    Customer after = before;
    after.archived = true;
    after.archive_reason = reason;
    return after;
}

std::string_view field_of(FlawCode code, FixKind kind) {
    if (kind == FixKind::archive) return "archived";
    if (kind == FixKind::invalid || kind == FixKind::lost) return "status";
    return traits_of(code).field;
}

std::vector<FixedField> fixed_fields(const Customer& before, const Customer& after) {
    std::vector<FixedField> fields;
    for (const Field* field : changed_fields(fields_of<Customer>(), &before, &after))
        if (std::ranges::find(kBookkeeping, field->name) == std::end(kBookkeeping))
            fields.push_back({std::string(field->name), member_text(before, *field),
                              member_text(after, *field)});
    return fields;
}

Customer put_back(const Customer& now, std::span<const FixedField> fields,
                  std::vector<std::string>& kept) {
    const auto is_changed = [&](const FixedField& one) {
        return member_text(now, member(one.field)) != one.after;
    };
    // A number goes back to where it came from, or else nobody would have it.
    const auto came_from_changed = [&](const FixedField& one) {
        return one.field == "phone" && one.before == kNothing &&
               std::ranges::any_of(fields, [&](const FixedField& other) {
                   return other.field == "contact_name" && other.after == kNothing &&
                          is_changed(other);
               });
    };
    Customer back = now;
    for (const FixedField& one : fields) {
        const Field& field = member(one.field);
        Reading reading;
        if (is_changed(one) || came_from_changed(one) ||
            !field.type->read(boost::json::parse(one.before), field.at(&back), reading))
            kept.push_back(one.field);
    }
    return back;
}

}  // namespace zhuli::cleanup
