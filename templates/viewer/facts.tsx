/** Names and values, for example headers. */
export function Facts(props: {
  readonly facts: readonly { readonly name: string; readonly value: string }[]
}) {
  return (
    <table>
      {props.facts.map(({ name, value }) => (
        <tr>
          <th scope="row">{name}</th>
          <td>{value}</td>
        </tr>
      ))}
    </table>
  )
}
