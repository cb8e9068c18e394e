#include "features/imports/veil.hpp"

#include "features/imports/rules_customers.hpp"

namespace zhuli::imports {

namespace {

bool is_hidden(ImportKind kind, std::string_view column) {
    if (kind == ImportKind::contacts) {
        const Field* field = find_field(fields_of<customers::Contact>(), column);
        return field != nullptr && field->has(masked);
    }
    if (kind != ImportKind::customers) return false;
    const Field* field = find_field(fields_of<CustomerRow>(), column);
    return field == nullptr || field->has(masked);
}

Mapping mapping_of(const ImportBatch& batch) {
    std::vector<std::string> header(batch.header.begin(), batch.header.end());
    std::vector<MappedName> told;
    for (const ToldName& name : batch.mapping) told.push_back({name.theirs.v, name.ours.v});
    auto mapping = map_columns(batch.kind, header, told);
    return mapping.ok() ? std::move(*mapping) : Mapping{};
}

}  // namespace

Veil::Veil(const Ctx& ctx, const ImportBatch& batch, const Mapping& mapping)
    : is_down_(ctx.user != batch.actor_id && !ctx.covers("customers.contact", batch.actor_id)) {
    const auto ours = columns_of(batch.kind);
    for (std::size_t i = 0; i < mapping.at.size(); ++i) {
        if (mapping.at[i] < 0 || is_hidden(batch.kind, ours[i].name)) continue;
        const auto place = static_cast<std::size_t>(mapping.at[i]);
        if (shown_.size() <= place) shown_.resize(place + 1);
        shown_[place] = true;
    }
}

Veil::Veil(const Ctx& ctx, const ImportBatch& batch) : Veil(ctx, batch, mapping_of(batch)) {}

bool Veil::shows(std::size_t column) const {
    return !is_down_ || (column < shown_.size() && shown_[column]);
}

}  // namespace zhuli::imports
