#include "core/diff.hpp"

namespace zhuli {

namespace {

constexpr std::string_view kBookkeeping[] = {"version", "updated_at"};

bool is_bookkeeping(std::string_view name) {
    for (const auto skipped : kBookkeeping)
        if (name == skipped) return true;
    return false;
}

void write_side(JsonOut& out, const Field& field, const void* object) {
    if (object == nullptr)
        out.null();
    else if (field.has(secret))
        out.string("secret");
    else
        field.type->write(out, field.in(object));
}

}  // namespace

std::vector<const Field*> changed_fields(Fields fields, const void* before, const void* after) {
    std::vector<const Field*> changed;
    for (const Field& field : fields) {
        const bool same = before != nullptr ? field.type->equal(field.in(before), field.in(after))
                                            : field.type->empty(field.in(after));
        if (!same) changed.push_back(&field);
    }
    return changed;
}

std::string diff_json(Fields fields, const void* before, const void* after) {
    JsonOut out;
    out.begin_array();
    for (const Field* field : changed_fields(fields, before, after)) {
        if (is_bookkeeping(field->name)) continue;
        out.begin_object().key("field").string(field->name).key("before");
        write_side(out, *field, before);
        out.key("after");
        write_side(out, *field, after);
        out.end_object();
    }
    out.end_array();
    return out.take();
}

}  // namespace zhuli
