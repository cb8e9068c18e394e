// Any bytes as the query of a list: refused by name, or within the limits and over fields that may
// be asked for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "features/orders/model.hpp"
#include "storage/list.hpp"

namespace {

using namespace zhuli;

void require(bool holds) {
    if (!holds) std::abort();
}

/// "name=value" lines, the names owned by the caller's text.
RawInput raw_of(std::string_view text) {
    RawInput raw;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const auto equal = std::min(line.find('='), line.size());
        raw.query.push_back({line.substr(0, equal), ""});
        if (equal < line.size()) raw.query.back().value = line.substr(equal + 1);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return raw;
}

bool may_filter(std::string_view name) {
    for (const std::string_view end : {"_from", "_to", ""}) {
        if (!name.ends_with(end)) continue;
        const Field* field =
            find_field(fields_of<orders::OrderHead>(), name.substr(0, name.size() - end.size()));
        if (field != nullptr && field->has(filterable)) return true;
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto query = storage::decode_list(raw_of(text), fields_of<orders::OrderHead>());
    if (!query.ok()) {
        require(!query.problem().fields.empty() || !query.problem().code.empty());
        return 0;
    }
    require(query->limit >= 1 && query->limit <= storage::kPageLimit);
    if (!query->sort.empty()) {
        std::string_view sort = query->sort;
        if (sort.starts_with('-')) sort.remove_prefix(1);
        const Field* field = find_field(fields_of<orders::OrderHead>(), sort);
        require(field != nullptr && field->has(sortable));
    }
    for (const auto& [name, value] : query->filters) require(may_filter(name));
    return 0;
}
